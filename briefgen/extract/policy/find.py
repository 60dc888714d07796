"""All policies of a story: each document and mechanism once, where it is named first.

甲市政府印发了《…实施方案》 → issued; 推行“链长制” → in force; 将制定《…若干措施》 → planned.
"""

import re
from collections.abc import Iterator

from briefgen.extract.analysis import Analysis
from briefgen.extract.draft import Draft, days
from briefgen.extract.policy.action import action_of, date_of, issuer_of
from briefgen.extract.policy.mechanism import mechanisms_in
from briefgen.extract.policy.title import titles_in
from briefgen.extract.policy.unmarked import unmarked_in
from briefgen.extract.sentence import Sentence

_TO_COME = re.compile(r"(?:将|拟|计划)[^，。；]{0,12}?(?:制定|建立|构建|启动|实施|推行|开展|出台|实行)")

# 印发“智改数转”|行动计划: a document, though without its marks
_PLAN_NAMED = re.compile(r"(?:方案|计划|意见|措施)$")
_ISSUED = re.compile(r"(?:印发|发布|出台|公布|制定)了?$")
_NEAR = 8


def find_policies(analysis: Analysis) -> Iterator[Draft]:
    """A draft for each document and mechanism, the first mention of each name in the story."""
    seen: set[str] = set()
    for sentence in analysis.sentences:
        for draft in (*_documents(analysis, sentence), *_unmarked(analysis, sentence), *_mechanisms(analysis, sentence)):
            key = str(draft.fields["title"]).replace("“", "").replace("”", "")
            if key not in seen:
                seen.add(key)
                yield draft


def _documents(analysis: Analysis, sentence: Sentence) -> Iterator[Draft]:
    titles = titles_in(analysis, sentence)
    for at, title in enumerate(titles):
        action = action_of(analysis, sentence, titles, at)
        mention = date_of(analysis, sentence, title, action)
        if mention and mention.start > title.end and action == "issued" and analysis.text[mention.end : mention.end + 1] == "起":
            action = "in_force"
        clause = sentence.clause_at(title.start)
        fields = {"title": title.name, "action": action, "issuer": issuer_of(analysis, sentence, title.start), "date": days(mention.period) if mention else None}
        yield Draft("policy", min(clause.start, title.start), max(clause.end, title.end), 0.9, fields, key=(title.name,))


def _unmarked(analysis: Analysis, sentence: Sentence) -> Iterator[Draft]:
    for one in unmarked_in(analysis, sentence):
        clause = sentence.clause_at(one.start)
        fields = {"title": one.name, "action": one.action, "issuer": issuer_of(analysis, sentence, one.start), "date": None}
        yield Draft("policy", min(clause.start, one.start), max(clause.end, one.end), 0.7, fields, key=(one.name,))


def _mechanisms(analysis: Analysis, sentence: Sentence) -> Iterator[Draft]:
    for one in mechanisms_in(analysis, sentence):
        clause = sentence.clause_at(one.start)
        issued = _PLAN_NAMED.search(one.name) and _ISSUED.search(analysis.text, max(clause.start, one.start - _NEAR), one.start)
        action = "planned" if _TO_COME.search(analysis.text, clause.start, one.start) else "issued" if issued else "in_force"
        fields = {"title": one.name, "action": action, "issuer": None, "date": None}
        yield Draft("policy", min(clause.start, one.start), max(clause.end, one.end), 0.7, fields, key=(one.name,))
