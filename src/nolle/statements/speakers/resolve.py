"""Whom the words of a source mean, as the article goes on: names in full, pronouns, short forms, sources carried over."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from nolle.statements.article import Attribution, Paragraph, Place
from nolle.statements.quotations import in_quotation
from nolle.statements.speakers.beside import beside
from nolle.statements.speakers.bodies import BODIES, SHORT, apposed_body, full_body, is_body, short_body
from nolle.statements.speakers.people import Person, called, is_role
from nolle.statements.speakers.roles import away, bare_role, holds, human, singular, unnamed_person
from nolle.statements.speakers.speaker import Speaker
from nolle.statements.speakers.unnamed import unnamed_kind
from nolle.statements.speakers.words import Gender, head, kind_of, role_words

_PRONOUNS: dict[str, Gender | None] = {"he": "male", "him": "male", "his": "male", "himself": "male", "she": "female", "her": "female", "herself": "female"}
_RELATIVE = {"who", "whom", "that", "which"}
_UNNAMED = {"another", "one", "someone", "somebody", "anyone", "others"}
_PLURAL = {"they", "them", "their", "themselves"}
_OUTER = {"i", "we", "me", "us", "my", "our", "myself", "ourselves"}
_EDGES = ' ,;:.—-“”"()'
_POSSESSOR = re.compile(r"^(.+?)['’]s? (.+)$")
_AGAIN = re.compile(
    r"(?:the|this|that|those|both|all|one|two|some|another|a second|the other)(?: of (?:them|the|those))?"
    r"(?: (?:people|person|men|official|officials|sources?|aide|aides|lawyers?|employee|employees))?",
    re.I,
)
_SEVERAL = re.compile(r"(?:both|all|those)\b|the (?:people|men|officials|sources|aides|lawyers|employees)\b", re.I)
_FAR = 3
_NEAR = 120
_WHO = re.compile(r",? (?:who|which)\b.*")
_HYPHENED = re.compile(r"(?:(?<=\w)[-‑]\w[\w’'-]*)")
_REPLY = re.compile(r"repl|answer|respon|retort|shot back|counter")
_LONG_TITLE = re.compile(r"(?:[A-Z][\w.’'-]*|(?:in|of|the|and|to)(?= ))(?:,? (?:[A-Z][\w.’'-]*|(?:in|of|the|and|to)(?= )))* ")
_DENIES = re.compile(r"den(?:y|i)|plead|pled|maintain")
_OFFICIAL = re.compile(r"\b(?:judge|justice|magistrate|prosecutor|U\.S\. attorney|district attorney|attorney general)\b", re.I)
_MINE = re.compile(r"(his|her)\b", re.I)
_OWNER = re.compile(r"\b([A-Z][\w-]+)['’]s? ")
_INTERPRETS = re.compile(r"\b(?:interpreter|translator)\b", re.I)
_DENIED = re.compile(r"(?:\b(?:not|never)|n['’]t)(?: \w+ly)?\s*$")
_ASKED = re.compile(r"\b(?:asked|questioned|pressed) by ([^,.;]{3,60}?)(?: (?:whether|if|about|why|how|what|when|where|who|to|on)\b|,)[^.;]*$", re.I)
_NAME = re.compile(r"(?:[A-Z](?:[\w’'-]*|\.)(?: (?:de|la|van|von|al|bin|[A-Z](?:[\w’'-]*|\.)))*)(?:,? (?:Jr|Sr)\.)?")


@dataclass(slots=True)
class Reader:
    """What has been read of an article so far: its people, and who spoke last and where."""

    people: list[Person]
    texts: list[tuple[int, str, Paragraph]]
    starts: list[int]
    contents: list[Place]
    said: list[tuple[int, Speaker]] = field(default_factory=list)
    witness: Speaker | None = None
    barred: set[str | None] = field(default_factory=set)
    own: tuple[Place, ...] = ()
    denying: bool = False

    def speaker(self, one: Attribution, outer: Speaker | None) -> Speaker:
        """The speaker of the next attribution in text order."""
        if not one.source:
            return self._carried(one)
        place = one.source[0][0], one.source[-1][1]
        if (found := self._misplaced(one, place)) is not None:
            place = found
        elif outer is not None and outer.kind == "person" and self._shared_by_a_thing(one, place):
            return outer
        text, at = self._words(place)
        if not text:
            return self._named_before(place[1], one) or self._carried(one)
        self.own = one.content if one.content and self._at(one.content[0][0])[1][one.content[0][0] - self._at(one.content[0][0])[0]] in "“\"" else ()
        cue = self._words(one.cue[0])[0].lower() if one.cue else ""
        self.denying = _DENIES.match(cue) is not None
        self.barred = {self._asker(at), self.said[-1][1].name if self.said and self._replies(one, cue) else None} - {None}
        speaker = self._told_apart(self._named(text, (at, place[1]), outer))
        if outer is None:
            self.said.append((at, speaker))
        if cue.startswith("testif") and speaker.kind == "person":
            self.witness = speaker
        return speaker

    def _misplaced(self, one: Attribution, place: Place) -> Place | None:
        """Who stands beside the cue, where a name that is part of the words said was taken for the source ("“Yes, your honor,” Roe said")."""
        if not one.cue or not self._quoted(place[0]) or self._quoted(one.cue[0][0]):
            return None
        return beside(self._at(one.cue[0][0])[2], one.cue[0], one.content)

    def _quoted(self, at: int) -> bool:
        """Whether a character stands in quotation marks."""
        paragraph = self._at(at)[2]
        span = paragraph.span((at, at + 1))
        return span is not None and in_quotation(paragraph.doc)[span.root.i]

    def _shared_by_a_thing(self, one: Attribution, place: Place) -> bool:
        """Whether a verb that only people can do was given the thing or body that another's words are about for its subject
        ("Roe said the city was ready and accused the state of delay")."""
        span = self._at(one.cue[0][0])[2].span(one.cue[0]) if one.cue else None
        verb = span.root if span is not None else None
        if verb is None or verb.dep_ != "conj" or verb.lemma_.lower() not in role_words("doing_of_people"):
            return False
        text, _ = self._words(place)
        shared = not any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)
        return shared and text.lower() not in {*_PRONOUNS, *_PLURAL, *_OUTER} and not is_role(text) and self._person_in(text, place[0]) is None

    def _replies(self, one: Attribution, cue: str) -> bool:
        """Whether a cue answers what was said last; one does not answer oneself. "Did not respond" answers nobody."""
        if not _REPLY.match(cue) or one.cue_class == "decline":
            return False
        start, text, _ = self._at(one.cue[0][0])
        return not _DENIED.search(text, max(one.cue[0][0] - start - 30, 0), one.cue[0][0] - start)

    def _named_before(self, start: int, one: Attribution) -> Speaker | None:
        """The person named last between a place and the cue, where no more than a dateline was taken for the source."""
        near = [(where, person) for person in self.people for where, _ in person.mentions if one.cue and start <= where < one.cue[0][0]]
        if not near or one.cue[0][0] - start > _NEAR:
            return None
        person = max(near, key=lambda found: found[0])[1]
        return Speaker(person.name, "person", person.role)

    def _asker(self, at: int) -> str | None:
        """Who asked, where the sentence says so before its speaker: "Asked by Roe whether …, she said" is not Roe."""
        start, text, _ = self._at(at)
        asked = _ASKED.search(text, max(at - start - 240, 0), at - start)
        person = self._person_in(asked[1], at) if asked else None
        return person.name if person is not None else None

    def _told_apart(self, speaker: Speaker) -> Speaker:
        """The same speaker; one whom no name of the article stands for is the voice of a body or anonymous."""
        if speaker.kind != "person" or not speaker.name or any(person.name in speaker.name.split(" and ")[-1:] for person in self.people):
            return speaker
        return speaker if _NAME.fullmatch(speaker.name) else Speaker(speaker.name, unnamed_kind(speaker.name), speaker.role)

    def _words(self, place: Place) -> tuple[str, int]:
        """The words of a source and where they begin, whole where a hyphen cut them."""
        start, text, _ = self._at(place[0])
        first, last = place[0] - start, place[1] - start
        more = _HYPHENED.match(text, last)
        words = text[first : more.end() if more else last]
        return " ".join(words.split()).strip(_EDGES).removesuffix("’s").removesuffix("'s"), start + first

    def _at(self, where: int) -> tuple[int, str, Paragraph]:
        """The start, text and parse of the paragraph a character stands in."""
        return self.texts[max(bisect_right(self.texts, where, key=lambda one: one[0]) - 1, 0)]

    def _named(self, text: str, place: Place, outer: Speaker | None) -> Speaker:
        lower = text.lower()
        if lower in _OUTER:
            return outer or (self.said[-1][1] if self.said else Speaker())
        if lower in _PRONOUNS:
            return self._by_pronoun(place[0], _PRONOUNS[lower])
        if lower in _RELATIVE:
            return self._before(place[0], lower)
        if lower in _PLURAL or lower in ("it", "its"):
            return self._by_group(place[0], lower not in _PLURAL)
        return self._described(text, place)

    def _described(self, text: str, place: Place) -> Speaker:
        text = self._bare_name(text, place)
        if (several := self._several(text, place[0])) is not None:
            return several
        kind = kind_of(text)
        if kind == "anonymous":
            return Speaker(text, kind)
        owned = _POSSESSOR.match(text)
        bare = owned is not None and "," not in text and not owned[2].split()[-1][0].isupper()
        if (body := apposed_body(text, self.people)) is not None:
            return body
        person = None if bare or kind == "document" else self._person_in(text, place[0]) or self._person_at(place)
        if person is not None and kind in BODIES and "," not in text and (len(person.words) < 2 or text.startswith(("The ", "the "))):
            person = None
        if person is not None:
            return Speaker(person.name, "person", person.role)
        if kind == "person" and (body := short_body(text, self.texts)) is not None:
            return body
        if (named := self._named_next(text, place)) is not None:
            return Speaker(named.name, "person", named.role)
        if _AGAIN.fullmatch(text) and (hidden := self._hidden(text)) is not None:
            return hidden
        if kind == "person" and (self._tagged(place) or is_body(text)):
            kind = "organisation"
        if kind == "person":
            return self._by_role(text, place, owned)
        return Speaker(text if kind == "document" else full_body(text, place[0], self.texts, self.said), kind)

    def _named_next(self, text: str, place: Place) -> Person | None:
        """The person whose name stands right after "one" or "another" ("One, Clyde Burris, said")."""
        if text.lower() not in _UNNAMED:
            return None
        return next((person for person in self.people for where, _ in person.mentions if 0 < where - place[1] <= 3), None)

    def _bare_name(self, text: str, place: Place) -> str:
        """A description as it stands, or the name alone where a clause hangs on it ("Roe, who was freed Monday")."""
        bare, span = _WHO.sub("", text), self._at(place[0])[2].span(place)
        named = bare != text and span is not None and span.root.pos_ == "PROPN" and bare.lower() not in role_words("titles")
        return bare if named and _NAME.fullmatch(bare) else text

    def _tagged(self, place: Place) -> bool:
        """Whether the head of a source is a capitalised name that spaCy takes for a body or a place and no person of the article bears."""
        span = self._at(place[0])[2].span(place)
        return span is not None and span.root.ent_type_ in ("ORG", "GPE", "NORP", "FAC", "PRODUCT") and not is_role(span.text)

    def _hidden(self, text: str) -> Speaker | None:
        """The anonymous source that "the people" or "one of them" goes back to, where such a one spoke last but for documents and bodies."""
        spoke = next((said for _, said in reversed(self.said) if said.kind in ("person", "anonymous")), None)
        if spoke is None or spoke.kind != "anonymous" or (_SEVERAL.match(text) and singular(spoke.name or "")):
            return None
        return Speaker(text, "anonymous") if re.search(r"\bof\b", text) else spoke

    def _several(self, text: str, at: int) -> Speaker | None:
        """Two or more people who speak together ("A and B")."""
        parts = re.split(r", and |, | and ", text)
        if " and " not in text or not all(part[:1].isupper() for part in parts):
            return None
        people = [self._person_in(part, at) for part in parts]
        names = [person.name for person in people if person is not None]
        return Speaker(f"{', '.join(names[:-1])} and {names[-1]}", "person") if len(set(names)) == len(parts) else None

    def _person_in(self, text: str, at: int) -> Person | None:
        """The person that a description's head or apposition names."""
        for part in re.split(r", | \(", _WHO.sub("", text)):
            bare = re.split(r"\s(?:of|for|who|with|from|at|in|whose|to|by|on)\s", part)[0].strip(_EDGES)
            words = [word for word in bare.split() if word[:1].isupper() or word.islower()]
            while words and (words[0].lower() in role_words("titles") or words[0][:1].islower() or words[0] in ("The", "A", "An", "Her", "His", "Their")):
                words.pop(0)
            for start in range(len(words)):
                person = called(" ".join(words[start:]), self.people, at)
                if person is not None:
                    return person
        return None

    def _person_at(self, place: Place) -> Person | None:
        """The person whose name ends a source after a title of several words ("Secretary of State Dana Okafor", "Agent in Charge Roe")."""
        start, text, _ = self._at(place[0])
        for person in self.people:
            for where, _ in person.mentions:
                if place[0] < where < place[1] and _LONG_TITLE.fullmatch(text, place[0] - start, where - start):
                    return person
        return None

    def _by_role(self, text: str, place: Place, owned: re.Match[str] | None) -> Speaker:
        """Somebody called by a role ("the prosecutor", "Okafor's lawyer"): whoever was introduced by it, or the description itself."""
        short = SHORT.match(_WHO.sub("", text))
        word = head(text)
        if word == "witness" and short and self.witness is not None:
            return self.witness
        if short or owned:
            roles = [(at, role, person) for person in self.people for at, role in person.roles if holds(role, word, text)]
            theirs = text.lower().startswith("their ")
            known = [(away(at, place[0]), person) for at, role, person in roles if not theirs or role.lower().startswith("their ")]
            known = [one for one in known if not self._anothers(text, one[1], place[0])]
            if known and (short or self._owned(owned, word)):
                person = min(known, key=lambda one: one[0])[1]
                return Speaker(person.name, "person", person.role)
        if owned and (owner := called(owned[1].split(" ")[-1], self.people, place[0])) and "," not in owned[1]:
            return Speaker(f"{owner.name}’s {owned[2]}", "anonymous")
        return Speaker(text, "person")

    def _anothers(self, text: str, holder: Person, at: int) -> bool:
        """Whether "his lawyer" cannot be somebody introduced as the lawyer of another by name."""
        mine = _MINE.match(text)
        owners = [owner[1] for _, role in holder.roles if (owner := _OWNER.search(role))]
        if mine is None or not owners:
            return False
        who = self._by_pronoun(at, _PRONOUNS[mine[1].lower()]).name
        return who is not None and not any(owner in who for owner in owners)

    def _owned(self, owned: re.Match[str] | None, word: str) -> bool:
        """Whether exactly one person was introduced as somebody's holder of this role ("his lawyer", "Okafor's lawyer")."""
        owner = owned[1].split(" ")[-1] if owned else ""
        return sum(any(word in bare_role(role) and owner in role for _, role in person.roles) for person in self.people) == 1

    def _by_pronoun(self, at: int, gender: Gender | None) -> Speaker:
        """The likeliest of the people named, or the unnamed one who spoke last and nearer."""
        spoke = [(where, said) for where, said in self.said if human(said) and said.name not in self.barred]
        previous = spoke[-1] if spoke else None
        last = previous[1].name if previous is not None else None
        fits = [one for one in self.people if one.gender in (None, gender) and one.name not in self.barred and not _INTERPRETS.search(one.role or "")]
        scored = [(self._near(one, at, person, last), person) for person in fits for one in person.mentions if not self._addressed(one[0])]
        score, person = max(scored, key=lambda one: one[0], default=(-99.0, None))
        if previous is not None and unnamed_person(last or "", self.people) and 4.5 - 3 * self._distance(previous[0], at) > score:
            return previous[1]
        if person is None or score < -60:
            return Speaker()
        person.gender = person.gender or gender
        return Speaker(person.name, "person", person.role)

    def _near(self, mention: tuple[int, bool], at: int, person: Person, last: str | None) -> float:
        """How likely a pronoun means the person of a mention: near, a subject, the last speaker, of a known sex, and not inside another's words."""
        where, subject = mention
        if where > at:
            return -30 - 3.0 * self._distance(at, where)
        doubt = 0 if len(person.words) > 1 or person.roles else 3.0
        doubt += 9.0 if self.denying and person.role and _OFFICIAL.search(person.role) else 0
        weight = (2.5 if subject else 0) + (3.0 if last == person.name else 0) + (1.0 if person.gender else 0) - doubt
        return weight - 3.0 * self._distance(where, at) - (1.5 if self._inside(where) else 0) + where / 1e6

    def _addressed(self, where: int) -> bool:
        """Whether a name stands in the quotation that is being given to somebody: it is then not the speaker's own."""
        return any(start <= where < end for start, end in self.own)

    def _inside(self, where: int) -> bool:
        n = bisect_right(self.contents, (where, 1 << 40)) - 1
        return n >= 0 and where < self.contents[n][1]

    def _distance(self, start: int, end: int) -> int:
        """Sentences that lie between two places, a new paragraph counting as one more."""
        return bisect_right(self.starts, end) - bisect_right(self.starts, start)

    def _before(self, at: int, word: str) -> Speaker:
        """Who a relative pronoun stands for: the noun it hangs on, or the person named last before it in its paragraph."""
        paragraph = self._at(at)[2]
        token = paragraph.doc.char_span(at - paragraph.start, at - paragraph.start + 1, alignment_mode="expand")
        verb = token.root.head if token is not None else None
        noun = verb.head if verb is not None and verb.dep_ == "relcl" else None
        near = [(where, person) for person in self.people for where, _ in person.mentions if paragraph.start <= where < at and at - where < 160]
        if near and word in ("who", "whom") and (noun is None or (noun.tag_ != "NNS" and noun.lower_ not in _UNNAMED)):
            person = max(near, key=lambda one: one[0])[1]
            return Speaker(person.name, "person", person.role)
        if noun is None:
            return Speaker()
        text = paragraph.doc[noun.left_edge.i : noun.i + 1].text
        return Speaker(text, kind_of(text))

    def _by_group(self, at: int, single: bool) -> Speaker:
        """Whom "they" or "it" means: the body that the sentence before is about, else the last body, document or group that spoke."""
        if (before := self._subject_before(at, single)) is not None:
            return before
        for where, said in reversed(self.said):
            if said.name and at - where < 900 and (said.kind not in ("person", "anonymous") or (not single and not singular(said.name))):
                return said
        return Speaker()

    def _subject_before(self, at: int, single: bool) -> Speaker | None:
        """The body, or for "they" the several, that is the subject of the sentence before one in the same paragraph, where nobody has spoken since."""
        paragraph = self._at(at)[2]
        span = paragraph.span((at, at + 1))
        first = span.root.sent.start if span is not None else 0
        subject = next((child for child in paragraph.doc[first - 1].sent.root.children if child.dep_ == "nsubj"), None) if first else None
        if subject is None or (not single and subject.tag_ not in ("NNS", "NNPS")):
            return None
        if self.said and self.said[-1][0] >= paragraph.start + subject.left_edge.idx:
            return None
        place = paragraph.place(subject.left_edge, subject.right_edge)
        text, where = self._words(place)
        kind = "organisation" if subject.ent_type_ == "ORG" and kind_of(text) == "person" else kind_of(text)
        return Speaker(full_body(text, where, self.texts, self.said), kind) if kind in (*BODIES, "document") else None

    def _implied(self, cue: Place) -> Speaker:
        """The subject that a verb of saying shares with the verb before it ("apologized and said"); nobody for a passive one."""
        paragraph = self._at(cue[0])[2]
        span = paragraph.span(cue)
        verb = span.root if span is not None else None
        if verb is None or verb.lemma_.lower() not in role_words("saying") or any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
            return Speaker()
        for _ in range(_FAR):
            subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
            if subject is not None:
                place = paragraph.place(subject.left_edge, subject.right_edge)
                text, at = self._words(place)
                if not text:
                    break
                return self._told_apart(self._named(text, (at, place[1]), None))
            if verb.dep_ not in ("conj", "advcl", "xcomp"):
                break
            verb = verb.head
        return Speaker()

    def _beside(self, one: Attribution) -> Speaker:
        """Who stands beside a cue without a subject, as whoever speaks last from then on."""
        place = beside(self._at(one.cue[0][0])[2], one.cue[0], one.content)
        text, at = self._words(place) if place is not None else ("", 0)
        if not place or not text:
            return Speaker()
        speaker = self._told_apart(self._named(text, (at, place[1]), None))
        self.said.append((at, speaker))
        return speaker

    def _carried(self, one: Attribution) -> Speaker:
        """A quotation without a source goes on for who spoke before it in the paragraph or the one before."""
        if one.cue:
            implied = self._implied(one.cue[0])
            return implied if implied.name else self._beside(one)
        if not one.content:
            return Speaker()
        at = one.content[0][0]
        return self.said[-1][1] if self.said and self._distance(self.said[-1][0], at) <= _FAR else Speaker()
