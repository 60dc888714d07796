"""Workbooks damaged at random, each by the number of its seed: bytes flipped, parts missing, XML cut or spoilt, bombs of two kinds."""

import random
from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

Parts = dict[str, bytes]
_LOL = "".join(f'<!ENTITY l{number} "{f"&l{number - 1};" * 10 if number else "lol"}">' for number in range(10))


def damaged(whole: bytes, parts: Mapping[str, bytes], seed: int) -> tuple[str, bytes]:
    """How it was damaged, and the file."""
    chance = random.Random(seed)
    name, damage = DAMAGES[seed % len(DAMAGES)]
    return name, damage(whole, dict(parts), chance)


def packed(parts: Mapping[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _flipped(whole: bytes, _parts: Parts, chance: random.Random) -> bytes:
    data = bytearray(whole)
    for _ in range(chance.choice((1, 5, 50, 500))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def _cut(whole: bytes, _parts: Parts, chance: random.Random) -> bytes:
    start = chance.randrange(len(whole))
    return whole[:start] if chance.random() < 0.5 else whole[start:]


def _hole(whole: bytes, _parts: Parts, chance: random.Random) -> bytes:
    start = chance.randrange(len(whole))
    return whole[:start] + whole[start + chance.randrange(1, 2_000) :]


def _without_parts(_whole: bytes, parts: Parts, chance: random.Random) -> bytes:
    for name in chance.sample(sorted(parts), chance.randrange(1, 4)):
        del parts[name]
    return packed(parts)


def _cut_part(_whole: bytes, parts: Parts, chance: random.Random) -> bytes:
    name = _one(parts, chance)
    parts[name] = parts[name][: chance.randrange(len(parts[name]) or 1)]
    return packed(parts)


def _spoilt_part(_whole: bytes, parts: Parts, chance: random.Random) -> bytes:
    """Bytes inside a part, most of them digits, letters and signs of XML, so that it often stays well-formed."""
    name = _one(parts, chance)
    data = bytearray(parts[name])
    for _ in range(chance.choice((1, 3, 10))):
        data[chance.randrange(len(data))] = chance.choice(b"0123456789-aAZ$:!<>&\"'/ \x00\xff")
    parts[name] = bytes(data)
    return packed(parts)


def _numbers_spoilt(_whole: bytes, parts: Parts, chance: random.Random) -> bytes:
    """Numbers in attributes and references become others: negative, huge, none."""
    name = _one(parts, chance)
    pieces = parts[name].split(b'="')
    for _ in range(5):
        place = chance.randrange(len(pieces))
        _, quote, rest = pieces[place].partition(b'"')
        if place and quote:
            pieces[place] = chance.choice((b"-1", b"0", b"99999999999", b"", b"A0", b"XFE1048577", b"A1:ZZZ9", b"rId999", b"1e400", b"nan")) + quote + rest
    parts[name] = b'="'.join(pieces)
    return packed(parts)


def _swapped(_whole: bytes, parts: Parts, chance: random.Random) -> bytes:
    one, other = chance.sample(sorted(parts), 2)
    parts[one], parts[other] = parts[other], parts[one]
    return packed(parts)


def _zip_bomb(_whole: bytes, parts: Parts, chance: random.Random) -> bytes:
    name = chance.choice([name for name in parts if name.endswith(".xml")])
    parts[name] = parts[name][:-20] + b" " * (250 << 20)
    return packed(parts)


def _entity_bomb(_whole: bytes, parts: Parts, chance: random.Random) -> bytes:
    name = chance.choice([name for name in parts if name.endswith((".xml", ".rels"))])
    doctype = f"<!DOCTYPE x [{_LOL}]>" if chance.random() < 0.5 else '<!DOCTYPE x [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>'
    head, sign, body = parts[name].partition(b"?>")
    parts[name] = head + sign + doctype.encode() + body.replace(b"</", b"&l9;</", 1) if sign else doctype.encode() + parts[name]
    return packed(parts)


def _noise(_whole: bytes, _parts: Parts, chance: random.Random) -> bytes:
    return chance.choice((b"", b"PK", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) + chance.randbytes(chance.randrange(3_000))


def _deep(_whole: bytes, parts: Parts, chance: random.Random) -> bytes:
    name = chance.choice([name for name in parts if name.startswith("xl/worksheets/sheet")])
    parts[name] = parts[name].replace(b"<sheetData>", b"<sheetData>" + b"<row>" * 100_000, 1)
    return packed(parts)


def _one(parts: Parts, chance: random.Random) -> str:
    return chance.choice([name for name in sorted(parts) if parts[name]])


# A zip bomb takes half a second to pack, so it comes once in many.
_OFTEN = [
    ("flipped", _flipped), ("cut", _cut), ("hole", _hole), ("parts missing", _without_parts), ("part cut", _cut_part), ("part spoilt", _spoilt_part),
    ("numbers spoilt", _numbers_spoilt), ("parts swapped", _swapped), ("noise", _noise), ("entity bomb", _entity_bomb),
]  # fmt: skip
DAMAGES: list[tuple[str, Callable[[bytes, Parts, random.Random], bytes]]] = [*_OFTEN * 4, ("zip bomb", _zip_bomb), ("deep", _deep)]
