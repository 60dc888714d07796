"""政策: what was issued, drafted or announced, and which named mechanisms are at work; one sentence an action."""

import re
from collections.abc import Iterable
from dataclasses import replace

from briefgen.compose.material import Material
from briefgen.compose.periods import span_words
from briefgen.compose.scoring import STANDINGS
from briefgen.compose.sentences import Part, listing, sentence
from briefgen.model.briefing import Briefing, Sentence
from briefgen.model.fact import Days, Policy
from briefgen.resolve.merge import Merged

_SAYS = {"issued": "出台", "drafted": "研究起草", "planned": "将制定", "in_force": "实施"}
_ACTIONS = ("issued", "drafted", "planned", "in_force")
_MOST_TITLES = 8
_QUOTED = re.compile(r"《([^》]*)》")
_NAMED = re.compile(r"[“「]([^”」]*)[”」]")
_ASIDE = re.compile(r"[（(][^）)]*[）)]")


def compose(briefing: Briefing, material: Material) -> Briefing:
    """Fills `policies`."""
    sentences: list[Sentence] = []
    for action in _ACTIONS:
        groups: dict[tuple[Days | None, str | None], list[Merged[Policy]]] = {}
        for one in _once(material.policies, action):
            groups.setdefault((one.fact.date, one.fact.issuer), []).append(one)
        sentences += [_sentence(action, key, policies, material) for key, policies in groups.items()]
    return replace(briefing, policies=tuple(sentences))


def _once(policies: Iterable[Merged[Policy]], action: str) -> list[Merged[Policy]]:
    """The policies of one action; what was issued is not told again as being in force."""
    issued = {_bare(one.fact.title) for one in policies if one.fact.action == "issued"}
    return [
        one for one in policies
        if one.fact.action == action and (action != "in_force" or _bare(one.fact.title) not in issued)
    ]  # fmt: skip


def _sentence(action: str, key: tuple[Days | None, str | None], policies: list[Merged[Policy]], material: Material) -> Sentence:
    date, issuer = key
    items: list[Part] = [(title_words(one.fact), material.citer.cite(one.facts)) for one in policies[:_MOST_TITLES]]
    # documents first, then mechanisms
    items.sort(key=lambda item: not item[0].startswith("《"))
    who = issuer_words(issuer or "", material.settings.region)
    when = f"{span_words(date)}，" if date else ""
    opening, closing = (when, _SAYS[action]) if action == "issued" and not who and len(items) == 1 else (f"{when}{who}{_SAYS[action]}", "")
    parts = listing(opening, items, closing)
    return sentence(_without_commas(parts), STANDINGS["policies"] if action == "issued" else STANDINGS["policies"] / 2)


def issuer_words(issuer: str, region: str) -> str:
    """The office by name; 甲市市工信局 is 甲市工信局, but 甲市市长 stays."""
    doubled = region and issuer.startswith(region + region[-1:]) and not issuer.startswith(f"{region}{region[-1:]}长")
    return region + issuer[len(region) + 1 :] if doubled else issuer


def title_words(fact: Policy) -> str:
    """《…》 for a document that the quote prints so, “…” for a mechanism printed in quotation marks, else the bare name."""
    title = fact.title
    if title.startswith(("《", "“")):
        return title
    if any(_alike(title, printed) for printed in _QUOTED.findall(fact.words)):
        return f"《{title}》"
    return f"“{title}”" if any(_alike(title, printed) for printed in _NAMED.findall(fact.words)) else title


def _alike(title: str, printed: str) -> bool:
    """The quote may be in another script or hold stray marks, so the length decides, and every plain title its own letters."""
    letters = [character for character in _ASIDE.sub("", printed) if character.isalnum()]
    wanted = [character for character in _ASIDE.sub("", title) if character.isalnum()]
    return letters == wanted or (len(letters) == len(wanted) and len(set(letters) & set(wanted)) * 2 > len(set(wanted)))


def _without_commas(parts: list[Part]) -> list[Part]:
    """Titles in book marks stand side by side without 、 between them."""
    texts = [text for text, _ in parts]
    return [
        (text.removeprefix("、") if text.startswith("、《") and before.endswith("》") else text, citations)
        for before, (text, citations) in zip(["", *texts], parts, strict=False)
    ]


def _bare(title: str) -> str:
    return title.strip("《》“”")
