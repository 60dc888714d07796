"""Figures, the first kind of fact: `bind.py` ties a number with the help of one module a field.

`place` its own words · `gate` whether it counts anything · `aspect` what it says · `indicator` (`noun`, `counted`, `inherit`) of what · `subject` whose · `time`
when · `modality` fact or aim · `listing`, `pair` several numbers that share words · `thread` what a paragraph carries on.
"""
