import os
import threading
from pathlib import Path

import brotli
import pytest

from netlearn.ui.server.encodings import Encoding, compress
from netlearn.ui.server.static_files import StaticCache, fill_cache

SCRIPT = b"const network = ['operational', 'personal', 'strategic'];\n" * 200


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "static"
    (folder / "js").mkdir(parents=True)
    (folder / "js" / "app.js").write_bytes(SCRIPT)
    (folder / "font.woff2").write_bytes(b"wOF2")
    (tmp_path / "secret.js").write_bytes(b"secret")
    return folder


@pytest.mark.parametrize("name", ["../secret.js", "js/../../secret.js", "/js/app.js", "js", "font.woff2", ""])
def test_cache_name_outside_or_not_text_is_not_held(source: Path, tmp_path: Path, name: str) -> None:
    assert name not in StaticCache(source, tmp_path / "cache")


def test_pack_nothing_kept_compresses_quickly(source: Path, tmp_path: Path) -> None:
    packed = StaticCache(source, tmp_path / "cache").pack("js/app.js", "br")

    assert packed.body == compress(SCRIPT, "br")
    assert packed.media_type.endswith("/javascript")


def test_fill_cache_all_keys_next_start_has_nothing_missing(source: Path, tmp_path: Path) -> None:
    cache = StaticCache(source, tmp_path / "cache")

    fill_cache(cache, cache.missing(), threading.Event())

    again = StaticCache(source, tmp_path / "cache")
    assert again.missing() == []
    assert brotli.decompress(again.pack("js/app.js", "br").body) == SCRIPT
    assert sorted(path.name for path in (tmp_path / "cache" / "js").iterdir()) == ["app.js.br", "app.js.gzip"]


def test_fill_cache_told_to_stop_does_nothing(source: Path, tmp_path: Path) -> None:
    cache = StaticCache(source, tmp_path / "cache")
    stop = threading.Event()
    stop.set()

    fill_cache(cache, cache.missing(), stop)

    assert not (tmp_path / "cache").exists()


def test_fill_cache_folder_cannot_be_made_still_serves(source: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    cache = StaticCache(source, tmp_path / "cache")

    fill_cache(cache, cache.missing(), threading.Event())

    assert brotli.decompress(cache.pack("js/app.js", "br").body) == SCRIPT


def test_pack_etag_differs_by_encoding(source: Path, tmp_path: Path) -> None:
    cache = StaticCache(source, tmp_path / "cache")

    assert cache.pack("js/app.js", "br").etag != cache.pack("js/app.js", "gzip").etag


@pytest.mark.parametrize("encoding", ["br", "gzip"])
@pytest.mark.parametrize("damage", [b"", b"no compressed file", compress(b"of another file", "br")])
def test_pack_kept_file_is_damaged_counts_as_missing(
    source: Path, tmp_path: Path, encoding: Encoding, damage: bytes
) -> None:
    fill_cache(StaticCache(source, tmp_path / "cache"), [("js/app.js", encoding)], threading.Event())
    (tmp_path / "cache" / "js" / f"app.js.{encoding}").write_bytes(damage)
    cache = StaticCache(source, tmp_path / "cache")

    packed = cache.pack("js/app.js", encoding)

    assert packed.body == compress(SCRIPT, encoding)
    assert ("js/app.js", encoding) in cache.missing()


def test_pack_kept_file_cut_short_counts_as_missing(source: Path, tmp_path: Path) -> None:
    kept = tmp_path / "cache" / "js" / "app.js.gzip"
    fill_cache(StaticCache(source, tmp_path / "cache"), [("js/app.js", "gzip")], threading.Event())
    kept.write_bytes(kept.read_bytes()[:-9])

    packed = StaticCache(source, tmp_path / "cache").pack("js/app.js", "gzip")

    assert packed.body == compress(SCRIPT, "gzip")


def test_missing_kept_file_is_empty_is_made_anew(source: Path, tmp_path: Path) -> None:
    cache = StaticCache(source, tmp_path / "cache")
    fill_cache(cache, cache.missing(), threading.Event())
    (tmp_path / "cache" / "js" / "app.js.br").write_bytes(b"")

    assert StaticCache(source, tmp_path / "cache").missing() == [("js/app.js", "br")]


def test_keep_is_on_the_disk_before_it_has_its_name(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    sync, rename = os.fsync, Path.replace

    def note_sync(descriptor: int) -> None:
        done.append(f"{os.fstat(descriptor).st_size > 0} sync")
        sync(descriptor)

    def note_rename(path: Path, target: Path) -> Path:
        done.append("rename")
        return rename(path, target)

    monkeypatch.setattr(os, "fsync", note_sync)
    monkeypatch.setattr(Path, "replace", note_rename)

    StaticCache(source, tmp_path / "cache").keep(("js/app.js", "br"))

    assert done == ["True sync", "rename"]
