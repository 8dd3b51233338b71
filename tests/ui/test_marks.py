import pytest

from netlearn.content.model import NetworkId
from netlearn.ui.marks import mark_network


@pytest.mark.parametrize(
    ("network", "written"),
    [
        ("operational", ":green[● Trust]"),
        ("personal", ":orange[◆ Trust]"),
        ("strategic", ":violet[▲ Trust]"),
        (None, "Trust"),
    ],
)
def test_mark_network_has_hue_and_mark(network: NetworkId | None, written: str) -> None:
    assert mark_network(network, "Trust") == written
