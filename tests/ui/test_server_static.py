import threading
from pathlib import Path

import brotli
import pytest

from netlearn.ui.server.encodings import compress
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
