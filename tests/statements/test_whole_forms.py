"""Whole sentences as newsrooms, courts and press offices write them: who speaks, and what kind of saying it is."""

from __future__ import annotations

from functools import cache

import pytest

from nolle.model import Passage, Quote, Statement
from nolle.statements import read_statements
from nolle.statements.parsing import parser


@cache
def read(text: str, published: str | None = "2025-03-06") -> tuple[Statement, ...]:
    """The statements of a text, one paragraph a line."""
    passages, at = [], 0
    for line in text.split("\n"):
        passages.append(Passage("body", Quote(line, at, at + len(line))))
        at += len(line) + 1
    return read_statements(parser().parse(passages, published=published))


def saying(text: str, words: str) -> Statement:
    """The innermost statement whose content holds some words."""
    at = text.index(words)
    held = [one for one in read(text) if any(piece.start <= at < piece.end for piece in one.content)]
    assert held, [piece.text for one in read(text) for piece in one.content]
    return min(held, key=lambda one: sum(len(piece.text) for piece in one.content))


# case: text, words of the content, speaker, kind
FORMS = {
    "a direct quotation": ("“The case is over,” Dana Okafor said.", "The case", "Dana Okafor", "claim"),
    "an inverted cue": ("“The case is over,” said Dana Okafor, the mayor.", "The case", "Dana Okafor", "claim"),
    "a split quotation": ("“The case against my client,” Dana Okafor said, “is over and done with.”", "The case", "Dana Okafor", "claim"),
    "a mixed quotation": ("Dana Okafor called the filing “a disgrace.”", "a disgrace", "Dana Okafor", "opinion"),
    "an organisation": ("The Teachers Union of Bell Ford said classes would resume.", "classes", "Teachers Union of Bell Ford", "claim"),
    "a document": ("The report says the roof leaked for years.", "the roof", "The report", "claim"),
    "according to a document": ("Brandt signed 40 invoices, according to the criminal complaint.", "Brandt signed", "the criminal complaint", "accusation"),
    "a poll": ("A poll released by Bell Ford College found that 52% oppose the plan.", "52%", "A poll released by Bell Ford College", "claim"),
    "an anonymous pair": ("The inquiry has widened, two people familiar with it said.", "The inquiry", "two people familiar with it", "claim"),
    "a denial": ("Tomas Brandt denied that he had taken the money.", "that he had", "Tomas Brandt", "denial"),
    "a plea": ("Tomas Brandt pleaded not guilty to two counts of fraud.", "not guilty", "Tomas Brandt", "denial"),
    "a denial in a lawyer's words": ("“My client did nothing wrong,” said Ada Lindqvist, Brandt’s attorney.", "My client", "Ada Lindqvist", "denial"),
    "a denial by a never": ("“I never took a dime,” Tomas Brandt told jurors.", "I never", "Tomas Brandt", "denial"),
    "a declined comment": ("A spokesman for the U.S. attorney’s office declined to comment.", "to comment", "A spokesman for the U.S. attorney’s office", "no_comment"),
    "no response": ("The Department of Justice did not immediately respond to a request for comment.", "to a request", "Department of Justice", "no_comment"),
    "a negated cue": ("Dana Okafor would not say whether more charges were coming.", "whether more", "Dana Okafor", "no_comment"),
    "a promise": ("“We will seek the maximum sentence,” Dana Okafor said.", "We will", "Dana Okafor", "promise"),
    "a promise reported": ("Ada Lindqvist said her client would appeal.", "her client", "Ada Lindqvist", "promise"),
    "a threat with a condition": ("“If you strike an officer, you will be prosecuted,” Dana Okafor said.", "If you", "Dana Okafor", "promise"),
    "an accusation by its cue": ("Prosecutors accused Tomas Brandt of hiding the money.", "of hiding", "Prosecutors", "accusation"),
    "an accusation in plain words": ("Prosecutors said Tomas Brandt threw a bottle at an agent.", "Tomas Brandt", "Prosecutors", "accusation"),
    "an indictment's story": ("Brandt and a partner forged 12 checks, the indictment alleges.", "forged", "the indictment", "accusation"),
    "a maximum penalty": ("Brandt could face up to 20 years in prison, prosecutors said.", "could face", "prosecutors", "claim"),
    "a sentence passed": ("Brandt was sentenced to 30 months in prison, the U.S. attorney’s office said.", "was sentenced", "U.S. attorney’s office", "claim"),
    "a dismissal reported": ("The charges were dismissed last week, according to court records.", "The charges", "court records", "claim"),
    "an opinion on a sentence": ("“The sentence is far too harsh,” Ada Lindqvist said.", "The sentence", "Ada Lindqvist", "opinion"),
    "thanks": ("“I want to thank the jury for its hard work,” Dana Okafor said.", "I want", "Dana Okafor", "opinion"),
    "blame in words of value": ("“This was a senseless and cowardly act,” Dana Okafor said.", "This was", "Dana Okafor", "opinion"),
    "what is not known": ("Investigators said they did not know what started the fire.", "they did not", "Investigators", "unknown_acknowledged"),
    "a motive not determined": ("Police said they had not determined a motive.", "they had not", "Police", "unknown_acknowledged"),
    "an act of a judge": ("U.S. District Judge Ada Lindqvist ruled that the search was lawful.", "that the search", "Ada Lindqvist", "claim"),
    "an admission": ("Tomas Brandt admitted that he signed the checks.", "that he signed", "Tomas Brandt", "claim"),
    "a witness's testimony": ("Nora Whitlow testified that the door was locked.", "that the door", "Nora Whitlow", "claim"),
    "a post": ("“Justice was done today,” Ada Lindqvist wrote on X.", "Justice", "Ada Lindqvist", "opinion"),
    "a body through its voice": ("The company said through a spokesman that it was reviewing the ruling.", "it was reviewing", "The company", "claim"),
    "a rejection of claims": ("Lindqvist rejected the allegations as “fantasy.”", "the allegations", "Lindqvist", "denial"),
    "a motion denied": ("Judge Ada Lindqvist denied the motion to dismiss.", "the motion", "Ada Lindqvist", "claim"),
    "an appeal announced": ("The defense plans to appeal, Ada Lindqvist said.", "plans to appeal", "Ada Lindqvist", "promise"),
    "a dropped case explained": ("Prosecutors wrote that they could not prove the case beyond a reasonable doubt.", "they could not", "Prosecutors", "claim"),
    "a noun cue": ("Okafor’s claim that the road was open angered the council.", "the road was", "Okafor", "claim"),
    "urging": ("The mayor urged residents to stay home.", "to stay home", "The mayor", "opinion"),
    "a warning": ("Dana Okafor warned that looters would be arrested.", "that looters", "Dana Okafor", "promise"),
    "a statement's words": ("“We stand by our officers,” the agency said in a statement.", "We stand", "the agency", "opinion"),
    "an argument of law": ("Ada Lindqvist argued that the statute was unconstitutional.", "that the statute", "Ada Lindqvist", "opinion"),
    "a politically loaded case": ("“This prosecution is political theater,” Ada Lindqvist said.", "This prosecution", "Ada Lindqvist", "opinion"),
    "selective prosecution": ("Ada Lindqvist said agents had lied under oath.", "agents had", "Ada Lindqvist", "accusation"),
    "a policy of silence": ("The office said it does not comment on pending cases.", "it does not", "The office", "no_comment"),
    "a promise of the office": ("Dana Okafor said her office would keep prosecuting such cases.", "her office", "Dana Okafor", "promise"),
    "a release's boast": ("“This verdict sends a clear message to those who prey on the elderly,” said U.S. Attorney Dana Okafor.", "This verdict", "Dana Okafor", "opinion"),
    "an exchange of pleas": ("“I’m sorry for what I did,” Brandt told the judge.", "I’m sorry", "Brandt", "opinion"),
}  # fmt: skip


@pytest.mark.parametrize("case", FORMS)
def test_a_form_gives_its_kind(case: str) -> None:
    text, words, _, kind = FORMS[case]
    assert saying(text, words).kind == kind


@pytest.mark.parametrize("case", FORMS)
def test_a_form_gives_its_speaker(case: str) -> None:
    text, words, speaker, _ = FORMS[case]
    assert (saying(text, words).speaker or "").removeprefix("The ").removeprefix("the ") == speaker.removeprefix("The ").removeprefix("the ")


# case: text, words of the content, speaker
FOLLOWED = {
    "she is the lawyer introduced before": ("Ada Lindqvist, who represents Tomas Brandt, met reporters. She said the case was over.", "the case was", "Ada Lindqvist"),
    "he is the defendant and not his lawyer": ("Tomas Brandt’s lawyer, Ada Lindqvist, spoke first. He said he was glad.", "he was glad", "Tomas Brandt"),
    "one does not reply to oneself": ("Ada Lindqvist asked Tomas Brandt about the key.\n“I lost it,” he replied.", "I lost it", "Tomas Brandt"),
    "an asker in the same sentence is not who answers": (
        "Nora Whitlow took the stand on Monday. Asked by Ada Lindqvist whether she had seen the key, she replied that she had not.",
        "that she had not",
        "Nora Whitlow",
    ),
    "the witness is who testified": ("Nora Whitlow testified that the door was locked.\nThe witness said she heard a shout.", "she heard", "Nora Whitlow"),
    "the spokeswoman is who was introduced": ("Dana Okafor, a spokeswoman for the agency, confirmed the raid. The spokeswoman said no one was hurt.", "no one", "Dana Okafor"),
    "the judge is the named one": ("U.S. District Judge Ada Lindqvist heard the case.\nThe judge said the evidence was thin.", "the evidence", "Ada Lindqvist"),
    "the prosecutor is the named one": ("Assistant U.S. Attorney Tomas Brandt opened the case. The prosecutor said the evidence was strong.", "the evidence", "Tomas Brandt"),
    "the department is the one named": ("The Department of Homeland Security issued a statement. The department said the raid was lawful.", "the raid", "Department of Homeland Security"),
    "the company is the one named": ("Bell Ford Foods denied the claim. The company said its records were complete.", "its records", "Bell Ford Foods"),
    "it is the company named before": ("Bell Ford Foods confirmed the sale. It said the price was fair.", "the price", "Bell Ford Foods"),
    "they are the prosecutors": ("Prosecutors asked for 10 years. They said the harm was great.", "the harm", "Prosecutors"),
    "a surname in the possessive is no speaker": ("Tomas Brandt was freed. Brandt’s mother, Nora Whitlow, said he was home.", "he was home", "Nora Whitlow"),
    "an office held is no name": ("Attorney General Dana Okafor visited. Okafor said the office was ready.", "the office", "Dana Okafor"),
    "a middle initial is part of a name": ("U.S. Attorney Dana R. Okafor spoke. Okafor said the case was strong.", "the case", "Dana R. Okafor"),
    "a quotation goes on in the next paragraph": ("Ada Lindqvist said the case was weak.\n“Nobody saw anything,” she said.", "Nobody saw", "Ada Lindqvist"),
    "the union is the one named": ("The Bell Ford Police Union met. The union said its members were tired.", "its members", "Bell Ford Police Union"),
    "a second surname is told apart": ("Ada Lindqvist and Nora Lindqvist spoke. Nora Lindqvist said it rained.", "it rained", "Nora Lindqvist"),
    "a sheriff after a title": ("Sheriff Tomas Brandt closed the road. The sheriff said it was icy.", "it was icy", "Tomas Brandt"),
    "his attorney stays unnamed": ("Tomas Brandt was charged. His attorney said the charge was false.", "the charge", "His attorney"),
    "who is addressed in a quotation does not speak it": (
        "Tomas Brandt and Ada Lindqvist debated. Lindqvist missed 40 votes.\n“You knew that, Ada,” he said.",
        "You knew that",
        "Tomas Brandt",
    ),
    "their lawyer is not another's": ("His attorney, Ada Lindqvist, met the owners. Their lawyer said the roof leaked.", "the roof", "Their lawyer"),
    "a judge with a clause after": ("U.S. District Judge Ada Lindqvist heard it.\nThe judge, who is not bound by it, said she would decide.", "she would", "Ada Lindqvist"),
    "a place in a dateline does not speak": ("HARBOR CITY, Wash. (NWI) — Tomas Brandt was freed. He said he was glad.", "he was glad", "Tomas Brandt"),
    "a new man with a clause after": ("Brandt, who was freed Monday, said the cell was cold.", "the cell", "Brandt"),
    "a document before a cue that the parse takes for a noun": ("The car was stolen, the complaint states.", "The car", "the complaint"),
    "an unnamed one after a cue": ("“They can have the bridge,” replied another.", "They can", "another"),
    "a post after a cue": ("“The door was locked,” read the post.", "The door", "the post"),
    "one who was quoted as saying": ("“The ledger was burned,” Cole Brannock was quoted as saying.", "The ledger", "Cole Brannock"),
    "who is addressed at a quotation's end does not speak": ("“Yes, Your Honor,” Tomas Brandt responded.", "Yes", "Tomas Brandt"),
    "a thing does not accuse": ("Dana Okafor said the city was ready and accused the state of delay.", "of delay", "Dana Okafor"),
    "a title of several words": ("Secretary of State Dana Okafor spoke.\n“The treaty holds,” she said.", "The treaty", "Dana Okafor"),
    "an agent in charge": ("“The mail was opened,” said Special Agent in Charge Ada Lindqvist of the inspection service.", "The mail", "Ada Lindqvist"),
    "a body named after what it is": ("The grower, Bell Ford Farms, said the roof leaked.", "the roof", "Bell Ford Farms"),
    "a lawyer for a body is not the body": (
        "A lawyer for the grower, Bell Ford Farms, said the roof leaked.",
        "the roof",
        "A lawyer for the grower, Bell Ford Farms",
    ),
    "a body by one word of its name": ("Lindal Asphalt won the contract. Lindal said the bid was late.", "the bid", "Lindal Asphalt"),
    "a name with a nickname": ("Gerald “Jerry” Umstead was freed. Umstead said the cell was cold.", "the cell", "Gerald “Jerry” Umstead"),
    "one elected and not yet in office": ("Sheriff-elect Ada Lindqvist met deputies. Lindqvist said the jail was full.", "the jail", "Ada Lindqvist"),
    "they are the several that the sentence before is about": ("Prosecutors have until May to decide. They contend that the notes were forged.", "the notes", "Prosecutors"),
    "who does not respond may have spoken last": ("Tomas Brandt said the case was weak. He did not respond to a message.", "to a message", "Tomas Brandt"),
    "a judge does not deny what a defendant is charged with": (
        "Brandt, a banker, was charged Monday. Tomas Brandt, 51, is free on bond.\n“The bank will wait,” Judge Robin Vale wrote.\nHe has denied the charge.",
        "the charge.",
        "Tomas Brandt",
    ),
    "a bare surname is again the first one's": (
        "Tomas Brandt was indicted. His wife, Nora Brandt, waited outside.\n“We are tired,” Nora Brandt said. "
        + "The trial begins in a month and is to last for three weeks, in the old courthouse on the square, which has no heating and no lift. " * 3
        + "\nBrandt said the notes were old.",
        "the notes",
        "Tomas Brandt",
    ),
    "one is named right after": (
        "Several neighbors called him quiet. One, Cole Brannock, said he never spoke of politics.",
        "he never spoke",
        "Cole Brannock",
    ),
    "who is told of in a clause does not speak": (
        "Nora Whitlow was dismissed. A spokesman for President Tomas Brandt, who praised Whitlow at a rally, said the case was closed.",
        "the case",
        "A spokesman for President Tomas Brandt, who praised Whitlow at a rally",
    ),
    "his lawyer is not another's by name": (
        "Brandt’s attorney, Ada Lindqvist, said he was sorry.\nThe owner, Tomas Vale, pleaded not guilty. His lawyer said the notes were forged.",
        "the notes",
        "His lawyer",
    ),
    "she is the one described before who has no name": ("Nora Whitlow defended the judge.\nAnother, who still works there, said the pace was high. “You hit the number,” she said.", "You hit", "Another, who still works there"),
    "the filing is a document": ("Prosecutors filed a motion. The filing said the witness had moved.", "the witness", "The filing"),
}  # fmt: skip


@pytest.mark.parametrize("case", FOLLOWED)
def test_a_speaker_is_followed_back(case: str) -> None:
    text, words, speaker = FOLLOWED[case]
    assert (saying(text, words).speaker or "").removeprefix("The ") == speaker.removeprefix("The ")


# text, words of the content, kind: lines from reports on courts, told before the rules were measured on them
REPORTED = [
    ("Marsh’s public defender, Lena Quist, asked the judge to throw out the case, calling it “an abuse of power.”", "it “an", "opinion"),
    ("“There is simply no evidence my client touched anyone,” said Lena Quist, an attorney for Marsh.", "There is", "denial"),
    ("A grand jury declined to indict Marsh, according to two people familiar with the matter.", "A grand jury", "claim"),
    ("U.S. Attorney Omar Fielding said in a statement that his office “will not hesitate to prosecute anyone who attacks law enforcement.”", "his office", "promise"),
    ("Prosecutors have said Marsh spat on an agent and kicked another.", "Marsh spat", "accusation"),
    ("An attorney for Marsh, Lena Quist, said she was pleased with the decision.", "she was", "opinion"),
    ("“Today’s dismissal confirms what we have said all along: Mr. Marsh is innocent,” Quist wrote in an email.", "Today", "denial"),
    ("In court papers, prosecutors said dismissal was “in the interest of justice.”", "dismissal was", "claim"),
    ("The government moved to dismiss because a key witness could not be located, Assistant U.S. Attorney Hugh Penrose told the judge.", "The government", "claim"),
    ("Officials have not said how many people were detained.", "how many", "no_comment"),
    ("It was unclear Tuesday whether Marsh had retained a lawyer.", "whether Marsh", "unknown_acknowledged"),
    ("Marsh has not entered a plea, and his attorney, Lena Quist, did not respond to messages.", "to messages", "no_comment"),
    ("“We’re going to appeal this all the way,” Quist said outside the courthouse.", "going to", "promise"),
    ("Sheriff Cole Brannock said deputies acted appropriately.", "deputies", "opinion"),
    ("The mother of the teenager said her son was “a good kid who never hurt anybody.”", "her son", "opinion"),
    ("Marsh apologized to the victims and said he takes full responsibility.", "he takes", "claim"),
    ("The defense contends that the video was edited.", "the video", "claim"),
    ("The department confirmed that the agent had been placed on leave.", "the agent", "claim"),
    ("Police Chief Rosa Tilden said the investigation is ongoing and that no arrests have been made.", "the investigation", "claim"),
    ("Jurors deadlocked 10-2 in favor of acquittal, the foreman said.", "deadlocked", "claim"),
    ("The ACLU said it would sue if the policy was not withdrawn.", "it would", "promise"),
    ("The mayor blamed the state for the delay.", "the state", "accusation"),
    ("Marsh maintains his innocence, his wife said.", "maintains", "denial"),
    ("“That’s a lie,” Marsh shouted from the gallery.", "a lie", "denial"),
    ("The suit claims officers used excessive force and falsified reports.", "officers used", "accusation"),
    ("The city’s lawyers deny the allegations.", "the allegations", "denial"),
    ("The White House did not immediately comment on the ruling.", "the ruling", "no_comment"),
    ("The company said the allegations are without merit and that it will vigorously defend itself.", "the allegations", "denial"),
    ("Judge Paul Hennig said he was troubled by the government’s conduct.", "he was troubled", "opinion"),
    ("Hennig warned prosecutors that further delays would not be tolerated.", "further delays", "promise"),
    ("Fielding, the U.S. attorney, has vowed to charge anyone who interferes with agents.", "to charge", "promise"),
    ("Critics say the charges are retaliation for her vote.", "the charges", "accusation"),
    ("Advocates called the ruling a victory for free speech.", "the ruling", "opinion"),
    ("The indictment does not name the second official.", "the second", "no_comment"),
    ("Quist declined to say whether her client would testify.", "whether her client", "no_comment"),
    ("The Justice Department has denied that any quota exists.", "that any quota", "denial"),
    ("The filing did not describe the evidence.", "the evidence", "no_comment"),
    ("The office would not release the personnel files.", "the personnel files", "no_comment"),
    ("Marsh, 46, accepted cash and a trailer from the owner, the U.S. attorney’s office said.", "accepted cash", "accusation"),
    ("The judge may hold a hearing on whether the agent lied, two lawyers said.", "The judge may", "claim"),
    ("A lawyer for the owner said Marsh is lying to save himself.", "is lying", "accusation"),
    ("The department could neither confirm nor deny the existence of an inquiry, a spokesman said.", "neither confirm", "no_comment"),
    ("“He’s not a gang leader, he’s a line cook,” said Lena Quist, his attorney.", "He’s not", "denial"),
    ("Marsh “weaponized her vehicle,” Assistant Secretary Omar Fielding wrote on X.", "weaponized", "accusation"),
    ("Quist assailed the raid as “inhumane.”", "the raid", "opinion"),
    ("According to an affidavit, Marsh admitted to agents that he threw the bottle.", "Marsh admitted", "accusation"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "kind"), REPORTED)
def test_a_line_of_a_court_report_gives_its_kind(text: str, words: str, kind: str) -> None:
    assert saying(text, words).kind == kind
