"""An exported file appears whole or not at all."""

import os
import stat
import threading

import pytest

from nolle.errors import BadUsage
from nolle.outputs import replacing


def test_a_file_is_written_whole(tmp_path):
    target = tmp_path / "charges.csv"
    with replacing(str(target)) as out:
        out.write(b"one")
        assert not target.exists()
    assert target.read_bytes() == b"one"
    assert [p.name for p in tmp_path.iterdir()] == ["charges.csv"]


@pytest.mark.parametrize("trouble", [ValueError, KeyboardInterrupt])
def test_what_was_there_stays_when_writing_fails(tmp_path, trouble):
    target = tmp_path / "charges.csv"
    target.write_bytes(b"old")
    with pytest.raises(trouble), replacing(str(target)) as out:
        out.write(b"half")
        raise trouble
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["charges.csv"]


def test_a_link_still_points_where_it_did(tmp_path):
    (tmp_path / "real.csv").write_bytes(b"old")
    (tmp_path / "link.csv").symlink_to("real.csv")
    with replacing(str(tmp_path / "link.csv")) as out:
        out.write(b"new")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"new"


def test_a_new_file_has_the_user_s_usual_permissions(tmp_path):
    (tmp_path / "plain").touch()
    with replacing(str(tmp_path / "out")) as out:
        out.write(b"x")
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == stat.S_IMODE((tmp_path / "plain").stat().st_mode)


def test_a_pipe_is_written_straight(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    seen = []
    reader = threading.Thread(target=lambda: seen.append(pipe.read_bytes()))
    reader.start()
    with replacing(str(pipe)) as out:
        out.write(b"through")
    reader.join(timeout=10)
    assert seen == [b"through"]
    assert pipe.is_fifo()


def test_a_folder_or_a_missing_folder_is_wrong_usage(tmp_path):
    for file, why in ((tmp_path, "is a folder"), (tmp_path / "no" / "such.csv", "cannot be written")):
        with pytest.raises(BadUsage, match=why), replacing(str(file)):
            pass
