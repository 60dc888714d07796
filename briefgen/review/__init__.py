"""A reviewed fact sheet becomes decisions: .xlsx → rows with a word in them → what each would change → acts for the fact base.

    sheet.py      which sheets are ours, which row is which, what a reviewer wrote where
    values.py     a cell's text as number, unit, days or name
    words.py      Chinese words back to the codes of the fact format
    orders.py     a row with a verdict: the changes to each of its facts
    layouts.py    what the columns of a sheet mean for a row that a person has added
    additions.py  such a row: facts of its own, with the person as their source
    plan.py       all rows against the fact base: what changes, what stands already, who disagrees, what cannot be read
"""
