"""Compile the marked articles (marked/*.txt) into plain articles (*.txt) and gold.jsonl.

usage: python build.py [FOLDER]

A marked file holds one or more articles. Each begins with "=== NAME" and, where the text prints its day, "published: 2025-03-04";
then comes the text with its marks, a line "---", and a line for every statement:

    NUMBER KIND SPEAKER-KIND SPEAKER ; option ; option

Marks are {3s:source} {3c:cue} {3:content}; they nest, repeat (a span in pieces) and share: {3s,4s:He}.
SPEAKER-KIND is p person, f office, o organisation, d document, t outlet, a anonymous, - none. SPEAKER may be - (none). A line
"@ab f the office of … ; options" names a speaker once, "3 claim @ab" uses it.
Options: h (hedged) · opt (optional) · in=3 (reported in statement 3, where the spans do not show it) · k=opinion,claim and sk=a,p (also
acceptable) · s=another acceptable speaker · said=Tue or said=2025-03-04 · direct=yes|no (where the quotation marks do not tell).
"""

from __future__ import annotations

import datetime
import json
import re
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
KINDS = ("claim", "promise", "accusation", "denial", "no_comment", "opinion", "unknown_acknowledged")
SPEAKER_KINDS = {"p": "person", "f": "office", "o": "organisation", "d": "document", "t": "outlet", "a": "anonymous", "-": None}
PARTS = {"s": "source", "c": "cue", "": "content"}
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MARK = re.compile(r"\{((?:\d+[sc]?)(?:,\d+[sc]?)*):|\}")
_ROLE = re.compile(r"(\d+)([sc]?)")
Json = dict[str, Any]
Spans = dict[int, dict[str, list[tuple[int, int]]]]


def unmark(marked: str) -> tuple[str, Spans]:
    """The plain text, and each statement's spans in it by part. Raises ValueError where marks do not pair."""
    text, at, open_marks, spans = "", 0, [], {}
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark[1]:
            open_marks.append((mark[1], len(text)))
            continue
        roles, start = open_marks.pop()
        for number, part in _ROLE.findall(roles):
            spans.setdefault(int(number), {"source": [], "cue": [], "content": []})[PARTS[part]].append((start, len(text)))
    if open_marks:
        raise ValueError(f"never closed: {open_marks}")
    text += marked[at:]
    if any(start == end for parts in spans.values() for places in parts.values() for start, end in places):
        raise ValueError("an empty span")
    if "{" in text or "}" in text:
        raise ValueError(f"stray brace: {re.findall('.{20}[{}].{20}', text)}")
    return text, spans


def quoted(text: str) -> list[bool]:
    """For each character whether it stands in double quotation marks; an opening mark left open ends with its paragraph."""
    inside: list[bool] = []
    for paragraph in re.split(r"(\n\s*\n)", text):
        on = False
        for c in paragraph:
            opening, closing = c == "“" or (c == '"' and not on), c == "”" or (c == '"' and on)
            inside.append(on or opening)
            on = (on or opening) and not closing
    return inside


def is_direct(text: str, spans: list[tuple[int, int]]) -> bool:
    """Whether every word of the content stands in quotation marks."""
    inside = quoted(text)
    return all(inside[i] for start, end in spans for i in range(start, end) if text[i].isalnum())


def pieces(text: str, spans: list[tuple[int, int]]) -> list[Json]:
    return [{"start": start, "end": end, "text": text[start:end]} for start, end in sorted(spans)]


def day(value: str | None, published: str | None) -> str | None:
    """An ISO day as it is; "Tue" is the last Tuesday not after publication, None where the text prints no day."""
    if value is None or value not in DAYS:
        return value
    if published is None:
        return None
    date = datetime.date.fromisoformat(published)
    return (date - datetime.timedelta(days=(date.weekday() - DAYS.index(value)) % 7)).isoformat()


def read_line(line: str, names: dict[str, str]) -> Json:
    """One statement's line: its number, kind, speaker and options."""
    line = re.sub(r"@\w+", lambda m: names[m[0]], line, count=1)
    head, *options = [part.strip() for part in line.split(" ; ")]
    number, kind, speaker_kind, speaker = head.split(" ", 3)
    if kind not in KINDS or speaker_kind not in SPEAKER_KINDS:
        raise ValueError(line)
    said: Json = {"number": int(number), "kind": kind, "sk": [speaker_kind], "speakers": [speaker], "kinds": [kind]}
    for option in options:
        key, _, value = option.partition("=")
        if key == "s":
            said["speakers"].append(value)
        elif key in ("k", "sk"):
            said["kinds" if key == "k" else "sk"] += value.split(",")
        elif key in ("h", "opt", "in", "said", "direct"):
            said[key] = value or True
        else:
            raise ValueError(f"unknown option {option!r}: {line}")
    return said


def parent(number: int, spans: Spans) -> int | None:
    """The innermost other statement whose content holds all of this one's content and cue."""
    inner = spans[number]["content"] + spans[number]["cue"]
    holders = [
        (sum(end - start for start, end in other["content"]), n)
        for n, other in spans.items()
        if n != number and all(any(s <= start and end <= e for s, e in other["content"]) for start, end in inner)
    ]
    return min(holders)[1] if holders else None


def statement(name: str, text: str, spans: Spans, line: Json, published: str | None) -> Json:
    n = line["number"]
    inside = int(line["in"]) if "in" in line else parent(n, spans)
    speakers = [None if s == "-" else s for s in line["speakers"]]
    kinds = [SPEAKER_KINDS[k] for k in line["sk"]]
    direct = {"yes": True, "no": False}.get(line.get("direct", ""), is_direct(text, spans[n]["content"]))
    gold: Json = {
        "id": f"{name}/{n}",
        "doc": f"{name}.txt",
        "speaker": speakers[0],
        "speaker_kind": kinds[0],
        "kind": line["kind"],
        "direct": direct,
        "hedged": "h" in line,
        "inside": f"{name}/{inside}" if inside else None,
        **{part: pieces(text, spans[n][part]) for part in ("source", "cue", "content")},
        "said": day(line.get("said"), published),
        "published": published,
    }
    for key, values in (("acceptable_speakers", speakers), ("acceptable_speaker_kinds", kinds), ("acceptable_kinds", line["kinds"])):
        if len(values) > 1:
            gold[key] = values
    if "opt" in line:
        gold["optional"] = True
    return gold


def compile_article(name: str, body: str) -> tuple[str, list[Json]]:
    """The plain text of one marked article and its statements in order of their content."""
    published = None
    if body.startswith("published: "):
        first, body = body.split("\n", 1)
        published = first.removeprefix("published: ").strip()
    marked, _, table = body.partition("\n---\n")
    text, spans = unmark(marked.strip("\n") + "\n")
    names = dict(line.split(" ", 1) for line in table.splitlines() if line.startswith("@"))
    lines = [read_line(line, names) for line in table.splitlines() if line.strip() and not line.startswith("@")]
    numbers = [line["number"] for line in lines]
    if sorted(numbers) != sorted(spans) or len(set(numbers)) != len(numbers):
        raise ValueError(f"{name}: marked {sorted(spans)}, listed {sorted(numbers)}")
    if empty := [n for n in spans if not spans[n]["content"]]:
        raise ValueError(f"{name}: no content: {empty}")
    gold = [statement(name, text, spans, line, published) for line in lines]
    return text, sorted(gold, key=lambda g: (g["content"][0]["start"], -g["content"][-1]["end"]))


def marked_articles(folder: Path) -> dict[str, str]:
    """Every marked article of a folder by its name."""
    found: dict[str, str] = {}
    for path in sorted(folder.glob("marked/*.txt")):
        for block in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
            name, body = block.split("\n", 1)
            if name in found:
                raise ValueError(f"{name} stands twice")
            found[name] = body
    return found


def build(folder: Path) -> dict[str, str]:
    """What the folder should hold: file name to text."""
    files, gold = {}, []
    for name, body in marked_articles(folder).items():
        try:
            files[f"{name}.txt"], statements = compile_article(name, body)
        except (ValueError, KeyError, IndexError) as error:
            raise ValueError(f"{name}: {error}") from error
        gold += statements
    files["gold.jsonl"] = "".join(json.dumps(g, ensure_ascii=False) + "\n" for g in gold)
    return files


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    for name, content in build(target).items():
        (target / name).write_text(content, encoding="utf-8")
