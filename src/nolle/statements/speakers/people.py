"""The people an article names: every mention of each, the fullest name, the titles and offices given, and the pronoun that fits."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from nolle.statements.article import Article, Paragraph
from nolle.statements.speakers.words import Gender, gender_of, role_words

_SHORT = r"(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Lt|Sgt|Capt|Det|Col|Gen|Maj|Adm|Rev|Prof|St|Cpl|Pvt)\."
_WORD = rf"(?:{_SHORT}|[A-Z](?:[\w-]|['’](?!s\b))+|[A-Z]\.(?:[A-Z]\.)*)"
_RUN = re.compile(
    rf"{_WORD}(?: (?:(?:de|la|del|van|von|der|den|al|bin|ibn|da|di|du|le|dos) ){{0,2}}{_WORD}"
    rf"| [“\"‘][A-Z]\w+[”\"’] {_WORD}|,? (?:Jr|Sr)\.| I{{2,3}}\b| IV\b)*"
)
_LATELY = 300
_LONGEST = 3  # words of a name; a longer run of capitals is rather a heading
_NICKNAME = re.compile(r"[“\"‘][A-Z]\w+[”\"’] ")
_SUFFIX = {"jr.", "sr.", "ii", "iii", "iv", "jr", "sr"}
_OPENERS = set(
    """The A An In On At But And For From As If When While After Before By With To Of This That These Those
    It He She They We I His Her Their Its My Our What Who How Why Then Yet So Also According Since Until During Asked Several
    Many Some Most Both Neither Each Another Like Among Under Over Even Still Although Though Because Where Only Just Now Whether Unless Once Nor
    Not No Yes Later Earlier Meanwhile However Instead Despite Besides There Here All Any Every Other Others More Few Two Three Four Five Six Seven Eight
    Nine Ten Dozens Hundreds Thousands Former Inside Outside Through Across Against About Following Within Without Per Citing Calling Speaking""".split()
)
_NO_ROLE = set("as after before while when but and or if because in on at with to for by from since according not to".split())
_APPOSED = re.compile(r",(?: \d{1,2},)? (?:who is )?((?:[^,.;:“”\"()]|(?<=[A-Z])\.|(?<=\b[A-Z][a-z])\.){3,140})(?=[,.;:]|$)")
_CLAUSE = re.compile(r"\s(?:said|says|told|wrote|added|testified|declined|denied|argued|pleaded|asked)\b")
_RELATIVE = re.compile(r"\s+(?:who|whose)\b.*")


@dataclass(slots=True)
class Person:
    """A person and where the article mentions them: (character, whether as a subject)."""

    name: str
    gender: Gender | None = None
    mentions: list[tuple[int, bool]] = field(default_factory=list)
    roles: list[tuple[int, str]] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        return [word for word in _plain(self.name).split() if word.lower() not in _SUFFIX]

    @property
    def role(self) -> str | None:
        """The fullest title or office that the article gives."""
        return max((role for _, role in self.roles), key=len, default=None)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it stands somewhere: its words without title, its place, the title, and whether spaCy or a title takes it for a person."""

    name: str
    start: int
    end: int
    role: str | None
    subject: bool
    sure: bool
    gender: Gender | None


def people_of(article: Article) -> list[Person]:
    """Everybody the article names, in order of first full mention."""
    mentions = [one for paragraph in article.paragraphs for one in _mentions(paragraph)]
    people: list[Person] = []
    for long in (True, False):
        for one in mentions:
            if (len(one.name.split()) > 1) == long:
                _enter(one, people)
    for person in people:
        person.mentions.sort()
        person.roles.sort()
    return people


def called(name: str, people: list[Person], at: int) -> Person | None:
    """The person a full or short name means where it stands: who fits and was named last before, else first after.

    A bare surname of several people is the first one's again once the others have not been named for a while.
    """
    wanted = [word for word in _plain(name).split() if word.lower() not in _SUFFIX]
    fits = [person for person in people if _fits(wanted, person.words)]
    if len(wanted) == 1 and len(fits) > 1 and not any(0 <= at - where < _LATELY for person in fits for where, _ in person.mentions):
        return min(fits, key=lambda person: (len(person.words) > _LONGEST, min((where for where, _ in person.mentions), default=0)))
    return min(fits, key=lambda person: min((abs(at - where) + (10_000 if where > at else 0) for where, _ in person.mentions), default=0), default=None)


def _plain(name: str) -> str:
    return _NICKNAME.sub("", name).replace(",", "").replace("’", "'")


def _fits(wanted: list[str], have: list[str]) -> bool:
    if not wanted or not have:
        return False
    if len(wanted) == 1:
        return wanted[0] == have[-1] or (wanted[0] == have[0] and len(have) > 1)
    if wanted[-1] != have[-1] and not (len(have) > 2 and wanted == have[: len(wanted)]):
        return False
    if wanted == have[-len(wanted) :] or have == wanted[-len(have) :]:
        return True
    first, other = wanted[0].rstrip("."), have[0].rstrip(".")
    return first == other or (min(len(first), len(other)) == 1 and first[0] == other[0])


def _enter(one: Mention, people: list[Person]) -> None:
    person = called(one.name, people, one.start)
    if person is None:
        if not one.sure:
            return
        person = Person(one.name)
        people.append(person)
    if len(one.name) > len(person.name):
        person.name = one.name
    person.gender = person.gender or one.gender
    person.mentions.append((one.start, one.subject))
    if one.role:
        person.roles.append((one.start, one.role))


def _mentions(paragraph: Paragraph) -> list[Mention]:
    text = paragraph.text
    named = [(entity.start_char, entity.end_char, entity.label_) for entity in paragraph.doc.ents]
    return [one for run in _RUN.finditer(text) if (one := _mention(paragraph, text, run, named)) is not None]


def _mention(paragraph: Paragraph, text: str, run: re.Match[str], named: list[tuple[int, int, str]]) -> Mention | None:
    words, start = run.group().split(" "), run.start()
    while words and (words[0] in _OPENERS):
        start += len(words.pop(0)) + 1
    titles = max((n + 1 for n, word in enumerate(words) if word.lower() in role_words("titles")), default=0)
    title, name = " ".join(words[:titles]), words[titles:]
    while len(name) > 2 and name[0].lower() in role_words("places_and_bodies"):  # "Secretary of State Dana Okafor"
        titles, title, name = titles + 1, f"{title} {name[0]}".strip(), name[1:]
    if not name or any(word.lower() in role_words("places_and_bodies") for word in name) or name[0].lower() in _SUFFIX:
        return None
    begin = start + (len(title) + 1 if title else 0)
    whole = " ".join(name)
    end = begin + len(whole)
    labels = {label for low, high, label in named if low < end and begin < high}
    before, after = _title_before(text[max(0, start - 60) : start]), _apposed(text[end : end + 180])
    role = after or title or before
    gender = gender_of([*words[:1], *(f"{before} {after}".split()[:6] if role else []), *name[:1]]) or gender_of(name)
    subject = _subject(paragraph, begin, end)
    sure = bool("PERSON" in labels or title or before or after) or (len(name) > 1 and (gender is not None or (subject and not labels)))
    sure = sure and (paragraph.part != "headline" or bool(title))  # in a headline any word may be a capital one
    return Mention(whole, paragraph.start + begin, paragraph.start + end, _role(role), subject, sure, gender)


def _role(role: str | None) -> str | None:
    return None if not role or role.lower() in ("mr.", "ms.", "mrs.", "mr", "ms", "mrs", "miss", "dr.", "dr") else role


def _subject(paragraph: Paragraph, start: int, end: int) -> bool:
    span = paragraph.doc.char_span(start, end, alignment_mode="expand")
    return span is not None and span.root.dep_ in ("nsubj", "nsubjpass")


def is_role(description: str) -> bool:
    """Whether a description tells what somebody is: one of its first words up to its end is a word for people."""
    bare = re.split(r"\s(?:of|for|in|at|with|on|from|who|and)\s", description, maxsplit=1)[0]
    return any(word.lower().strip(".,") in role_words("heads") for word in bare.split()[-2:])


def _apposed(after: str) -> str | None:
    found = _APPOSED.match(after)
    description = _RELATIVE.sub("", found.group(1)).strip() if found else ""
    if _CLAUSE.search(description):  # "…, the mayor also said" goes on with the sentence
        return None
    return description if description and description.split()[0].lower() not in _NO_ROLE and is_role(description) else None


def _title_before(before: str) -> str | None:
    words = re.split(r"[,.;:“”\"()—]\s|\b(?:said|and|that|by|to|told)\s", before)[-1].split(" ")
    if before.endswith(", ") or not before.endswith(" "):
        words = re.split(r"[.;:“”\"()—]\s|,\s", before[:-2])[-1].split(" ") if before.endswith(", ") else []
    words = [word for word in words if word]
    if not words or words[-1].lower() not in role_words("heads"):
        return None
    return " ".join(words[-4:]) if len(words) <= 4 else words[-1]
