"""A folder of YAML files to one linked course, with every problem of every file."""

import difflib
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import TypeVar

from netlearn.content import model
from netlearn.content.faults import Fault
from netlearn.content.files import FILE_KINDS, FileKind, KindName, find_assets, kind_at, kind_with
from netlearn.content.pack import Document, Pack
from netlearn.content.problems import Problem, Severity, sort_problems
from netlearn.content.reading import read_text
from netlearn.content.rules import find_problems
from netlearn.content.validate import to_plain, validate_tree
from netlearn.content.yaml_tree import parse_tree

WARNINGS = frozenset({"NL005", "NL031", "NL032"})
ModelT = TypeVar("ModelT", bound=model.Model)


def load_course(folder: Path) -> tuple[model.Course | None, tuple[Problem, ...]]:
    """Read, check and link all files of one course.

    Args:
        folder: The course in one language, for example content/en.

    Returns:
        The course, or None when a problem stops it from being put together (see `Problem.blocks`), and
        all problems in file order.
    """
    pack, faults = read_pack(folder)
    problems = sort_problems((*faults, *find_problems(pack)))
    if any(problem.blocks for problem in problems):
        return None, problems
    return link_course(pack), problems


def read_pack(folder: Path) -> tuple[Pack, tuple[Problem, ...]]:
    """Parse every file of the course; problems of one file never hide those of another."""
    documents: list[Document] = []
    problems: list[Problem] = []
    broken: set[KindName] = set()
    for kind in FILE_KINDS:
        paths = list_files(folder, kind)
        if not paths and not kind.optional:
            broken.add(kind.name)
            problems.append(_report_missing(folder / kind.place, kind))
        for path in paths:
            document, found = read_document(path, kind)
            problems.extend(found)
            if document is None:
                broken.add(kind.name)
            else:
                documents.append(document)
    problems.extend(_report_unknown(folder))
    return Pack(tuple(documents), frozenset(broken), find_assets(folder)), tuple(problems)


def list_files(folder: Path, kind: FileKind) -> tuple[Path, ...]:
    """The files of one kind, in name order; a file that must exist once is listed only if it is there."""
    place = folder / kind.place
    if kind.many:
        return tuple(sorted(path for path in place.glob("*.yaml") if not path.name.startswith(".")))
    return (place,) if place.exists() or place.is_symlink() else ()


def read_document(path: Path, kind: FileKind | None) -> tuple[Document | None, tuple[Problem, ...]]:
    """Read, parse and validate one file.

    Args:
        path: The file; problems show it as given.
        kind: What the file must be, or None to tell by its root keys.

    Returns:
        The document, None when there is no tree to look at, and the file's problems.
    """
    text, faults = read_text(path)
    if text is None:
        return None, _to_problems(path, faults)
    root, parse_faults = parse_tree(text)
    faults += parse_faults
    if root is None or not isinstance(root.value, dict):
        if not parse_faults:
            empty = root is None or root.value is None
            what = "the file is empty" if empty else "the outermost level of the file has no keys"
            faults += (Fault("NL009", 1, 1, what, "write `key: value` lines at the left margin"),)
        return None, _to_problems(path, faults)
    kind = kind or kind_with(frozenset(root.value))
    if kind is None:
        fault = Fault("NL031", 1, 1, "nothing says what kind of file this is", "move it into a course folder")
        return None, _to_problems(path, (*faults, fault))
    data = to_plain(root)
    built, model_faults = validate_tree(root, data, kind.model)
    document = Document(path.as_posix(), path.stem, kind, root, data, tuple(text.splitlines()), built)
    return document, _to_problems(path, (*faults, *model_faults))


def link_course(pack: Pack) -> model.Course:
    """Put the files together. Every file must fit its model; lessons come in course order."""
    file = _only(pack, "course", model.CourseFile)
    told = _only(pack, "narratives", model.NarrativesFile)
    lessons = {lesson.id: lesson for lesson in _models(pack, "lesson", model.Lesson)}
    order = [lesson for module in file.modules for lesson in module.lessons]
    coaching = next(iter(_models(pack, "coaching", model.Coaching)), None)
    return model.Course(
        file=file,
        lessons={name: lessons[name] for name in order},
        quizzes={quiz.id: quiz for quiz in _models(pack, "quiz", model.Quiz)},
        instrument=_only(pack, "instrument", model.Instrument),
        narratives={one.facet: one for one in told.narratives},
        actions={action.id: action for action in _only(pack, "actions", model.ActionsFile).actions},
        sources={source.id: source for source in _only(pack, "sources", model.SourcesFile).sources},
        terms={
            term.id: term for file in _models(pack, "glossary", model.GlossaryFile) for term in file.terms
        },
        network=next(iter(_models(pack, "network", model.NetworkFile)), None),
        patterns={pattern.id: pattern for pattern in told.patterns},
        servings=told.servings,
        workshops={plan.id: plan for plan in _models(pack, "workshop", model.Workshop)},
        guide=next(iter(_models(pack, "guide", model.WorkshopGuide)), None),
        assets=pack.assets,
        coaching=coaching,
        coach_lessons={name: lessons[name] for name in coaching.lessons} if coaching else {},
    )


def _models(pack: Pack, kind: KindName, wanted: type[ModelT]) -> tuple[ModelT, ...]:
    return tuple(one.model for one in pack.of(kind) if isinstance(one.model, wanted))


def _only(pack: Pack, kind: KindName, wanted: type[ModelT]) -> ModelT:
    (found,) = _models(pack, kind, wanted)
    return found


def _to_problems(path: Path, faults: Iterable[Fault]) -> tuple[Problem, ...]:
    return tuple(
        Problem(
            fault.code,
            _severity(fault.code),
            path.as_posix(),
            fault.line,
            fault.column,
            fault.message,
            fault.fix,
        )
        for fault in faults
    )


def _severity(code: str) -> Severity:
    return "warning" if code in WARNINGS else "error"


def _report_missing(place: Path, kind: FileKind) -> Problem:
    if kind.many:
        message, fix = f"there is no {kind.name} in `{kind.place}/`", f"add a {kind.name} as <id>.yaml"
    else:
        message, fix = f"the file `{kind.place}` is missing", "add it; the author's guide shows what it holds"
    return Problem("NL030", "error", place.as_posix(), 1, 1, message, fix)


def _report_unknown(folder: Path) -> tuple[Problem, ...]:
    """YAML files that stand where nothing reads them, such as lesson/x.yaml or x.yml."""
    found = (path for path in folder.rglob("*.y*ml") if path.suffix in (".yaml", ".yml"))
    strays = (path for path in found if kind_at(PurePath(path.relative_to(folder))) is None)
    fault = "no part of the course reads this file"
    return tuple(
        Problem("NL031", "warning", path.as_posix(), 1, 1, fault, _where_to(path.relative_to(folder)))
        for path in strays
    )


def _where_to(place: Path) -> str:
    places = [f"{kind.place}/{place.stem}.yaml" if kind.many else kind.place for kind in FILE_KINDS]
    close = difflib.get_close_matches(place.as_posix(), places, n=1, cutoff=0.85)
    return f"did you mean `{close[0]}`?" if close else "move it to its folder or remove it"
