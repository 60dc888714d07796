"""Facts -> what they say together: merged facts, projects with their history, conflicts.

Every answer keeps the facts it rests on; nothing here reads text beyond a fact's own quote.
"""
