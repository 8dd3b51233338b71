"""Whom somebody knows stays with them: few modules read contacts, and what leaves those names nobody."""

import ast

from netlearn.settings import ROOT

READERS = {
    "netlearn.store.maps",
    "netlearn.store.contacts",
    "netlearn.store.tables.mapping",
    "netlearn.store.tables.ContactRow",
    "netlearn.store.tables.ContactTieRow",
}
ALLOWED = {
    "netlearn/store/contacts.py",
    "netlearn/store/maps.py",
    "netlearn/store/tables/__init__.py",
    "netlearn/ui/coaching/showing.py",  # facts that name nobody, and whether the map is open or closed
    "netlearn/ui/screens/home.py",  # how many people stand on it
}


def list_imports(source: str) -> set[str]:
    """The modules that a source imports."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
        elif isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
    return found


def test_contacts_are_read_in_few_places() -> None:
    readers = set()
    for path in sorted((ROOT / "netlearn").rglob("*.py")):
        place = path.relative_to(ROOT).as_posix()
        if list_imports(path.read_text(encoding="utf-8")) & READERS:
            readers.add(place)
    assert {place for place in readers if not place.startswith("netlearn/ui/network/")} == ALLOWED


def test_what_names_contacts_is_for_the_plans_own_screen() -> None:
    users = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "netlearn").rglob("*.py"))
        if any(
            isinstance(node, ast.Attribute) and node.attr == "asks"
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        )
    ]
    assert users == ["netlearn/ui/plan_cards.py", "netlearn/ui/screens/plan.py"]
