"""From an invented corpus to a model in seconds: it learns, is the same for the same seed, survives its file, and refuses what it cannot use."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tiny_corpus import write_corpus, write_encoder

torch = pytest.importorskip("torch", reason="the extra neural is not installed")
pytest.importorskip("safetensors", reason="the extra neural is not installed")
pytest.importorskip("tokenizers", reason="the extra neural is not installed")

from nolle.errors import BadUsage, CannotRead, Damaged  # noqa: E402
from nolle.neural import load_model  # noqa: E402
from nolle.neural.brat import read_corpus  # noqa: E402
from nolle.neural.learning import Plan  # noqa: E402
from nolle.neural.store import Model, as_bytes, read_encoder, read_model  # noqa: E402
from nolle.neural.training import Reader, train  # noqa: E402
from nolle.neural.using import attributor  # noqa: E402
from nolle.statements.article import Article, Paragraph  # noqa: E402
from nolle.statements.parsing import parser  # noqa: E402

PLAN = Plan(epochs=25, batch_pieces=200, rate=2e-3, fresh=4e-3, dropout=0.0)


def parse(text: str) -> Article:
    starts = [n for n in range(len(text)) if n == 0 or text[n - 1] == "\n"]
    return Article(tuple(Paragraph("body", start, parser().nlp(text[start : text.find("\n", start)])) for start in starts))


READER = Reader(parse, "a parser")


def learned(folder: Path, plan: Plan) -> Model:
    return train(read_corpus(folder / "corpus"), folder / "encoder", READER, plan, lambda step: None)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("tiny")
    write_corpus(made / "corpus", 20)
    write_encoder(made / "encoder")
    return made


@pytest.fixture(scope="module")
def model(folder: Path) -> Model:
    return learned(folder, PLAN)


def test_it_learns_what_the_corpus_marks(model: Model) -> None:
    assert model.about.figures is not None and model.about.figures.strict > 0.8


def test_what_is_found_stands_at_its_words(model: Model) -> None:
    text = "Ana Okafor said the bridge is safe.\nIt rained all week."
    (one,) = attributor(model)(parse(text + "\n"))
    assert [[text[start:end] for start, end in role] for role in (one.source, one.cue, one.content)] == [["Ana Okafor"], ["said"], ["the bridge is safe"]]


def test_an_article_without_a_word_has_no_statement(model: Model) -> None:
    assert attributor(model)(Article(())) == []


def test_the_same_seed_gives_the_same_model_and_another_another(folder: Path) -> None:
    short = replace(PLAN, epochs=1)
    one, same, other = (learned(folder, replace(short, seed=seed)) for seed in (5, 5, 6))
    assert as_bytes(one) == as_bytes(same)
    assert as_bytes(one) != as_bytes(other)


def test_progress_is_told_to_the_end(folder: Path) -> None:
    steps = []
    train(read_corpus(folder / "corpus"), folder / "encoder", READER, replace(PLAN, epochs=1), steps.append)
    assert [step.number for step in steps] == list(range(1, steps[-1].of + 1))


def test_a_model_comes_back_from_its_file(model: Model, tmp_path: Path) -> None:
    (tmp_path / "m").write_bytes(as_bytes(model))
    again = read_model(tmp_path / "m")
    assert (again.shape, again.vocabulary, again.about) == (model.shape, model.vocabulary, model.about)
    article = parse("Ana Okafor said the bridge is safe.\n")
    assert load_model(tmp_path / "m")(article) == attributor(model)(article) != []


@pytest.mark.parametrize("cut", [0, 4, 2000, -1])
def test_a_file_that_is_cut_off_is_told(model: Model, tmp_path: Path, cut: int) -> None:
    (tmp_path / "m").write_bytes(as_bytes(model)[:cut])
    with pytest.raises(Damaged, match="train again"):
        read_model(tmp_path / "m")


def test_a_changed_weight_is_told(model: Model, tmp_path: Path) -> None:
    data = bytearray(as_bytes(model))
    data[-100] ^= 0x55
    (tmp_path / "m").write_bytes(data)
    with pytest.raises(Damaged, match="not what was learned"):
        read_model(tmp_path / "m")


def test_a_model_of_another_version_is_told(model: Model, tmp_path: Path) -> None:
    (tmp_path / "m").write_bytes(as_bytes(model).replace(b'\\"format\\": 1', b'\\"format\\": 9'))
    with pytest.raises(BadUsage, match="another version"):
        read_model(tmp_path / "m")


def test_an_encoders_own_file_is_no_model(folder: Path) -> None:
    with pytest.raises(BadUsage, match="not by it"):
        read_model(folder / "encoder" / "model.safetensors")


def test_too_few_articles_are_told(folder: Path, tmp_path: Path) -> None:
    write_corpus(tmp_path / "c", 3)
    with pytest.raises(BadUsage, match="too few"):
        train(read_corpus(tmp_path / "c"), folder / "encoder", READER, PLAN, lambda step: None)


def test_a_folder_that_is_no_encoder_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadUsage, match=r"config\.json, vocab\.txt, model\.safetensors missing"):
        read_encoder(tmp_path)


@pytest.mark.parametrize("config", ["{", "[]", '{"model_type": "gpt2"}'])
def test_an_encoder_of_another_kind_is_told(folder: Path, tmp_path: Path, config: str) -> None:
    for file in (folder / "encoder").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "config.json").write_text(config, encoding="utf-8")
    with pytest.raises(CannotRead, match=r"config\.json"):
        read_encoder(tmp_path)
