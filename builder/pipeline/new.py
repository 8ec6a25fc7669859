"""New: a project to start from, made from the templates `new/<kind>/`, beside nothing that is there already."""

from __future__ import annotations

import json
import os
import re
import shutil
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import get_args

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError

from builder.errors import GuidewrightError
from builder.loading import Repository
from builder.loading.project import SPEC
from builder.loading.templates import TemplateFiles, load_templates
from builder.model.base import SLUG
from builder.model.questions import Question
from builder.swap import aside

KINDS = tuple(str(get_args(kind.model_fields["kind"].annotation)[0]) for kind in get_args(get_args(Question)[0]))
"""The kinds of question, in the order of the language's reference."""

LONGEST = 80
"""Characters of a project's name: the names of files and temporary folders are made from it."""

QUIZ = "practice.yaml"
GENERATED = "# What guidewright makes anew at any time.\n/build/\n/site/\n"
"""For git, which need not keep it."""
_TEMPLATE = ".j2"
_NAMED_IN_YAML = {ord('"'): '\\"', ord("\\"): "\\\\"}
_WRITTEN_AS_IS = re.compile(r"[\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def new(repository: Repository, project: str, kind: str, title: str | None) -> tuple[Path, ...]:
    """Writes a project to start from, and its practice quiz; and a `.gitignore` where there is none.

    Args:
        repository: Where.
        project: The project's id.
        kind: How trainers answer; one of `KINDS`.
        title: What people read; None to make it from the id.

    Returns:
        The files that were written, the spec first.

    Raises:
        GuidewrightError: The name or the title can't be used, something is there already, a template is broken, or
            the disk refuses; then nothing was written.
    """
    check_name(project)
    title = check_title(project.replace("-", " ").capitalize() if title is None else title)
    spec, quiz = repository.guidelines / project, repository.quizzes / project
    _refuse_taken(repository, spec, quiz)
    made = _render(load_templates(repository), kind, project, title)
    try:
        _write(repository, made, spec, quiz)
    except OSError as fault:
        raise GuidewrightError(
            f"the project '{project}' can't be written: {fault.strerror or fault}",
            hint="Nothing was changed. Is the disk full, or may you not write there?",
            place=str(repository.root),
        ) from fault
    names = sorted(made, key=lambda name: (name != SPEC, name))
    ignored = repository.root / ".gitignore"
    more = (ignored,) if _written(ignored, GENERATED) else ()
    return (*((quiz if name == QUIZ else spec) / name for name in names), *more)


def check_name(project: str) -> None:
    """Refuses what can't be a project's id.

    Raises:
        GuidewrightError: With a name that can, where one is near.
    """
    if SLUG.fullmatch(project) and len(project) <= LONGEST:
        return
    plain = unicodedata.normalize("NFKD", project).encode("ascii", "ignore").decode().lower()
    near = re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST].strip("-")
    rule = f"A name is made of small letters, digits and single hyphens, at most {LONGEST} characters."
    hint = f"{rule} How about '{near}'?" if near else f"{rule} For example: comment-toxicity."
    raise GuidewrightError(f"{_shown(project)} can't be the name of a project", hint=hint)


def check_title(title: str) -> str:
    """The title, if a spec can hold it.

    Raises:
        GuidewrightError: It is empty, or holds what no file can.
    """
    if not title.strip():
        raise GuidewrightError("the title is empty", hint="Leave out --title to make one from the project's name.")
    if "\0" in title or any("\ud800" <= sign <= "\udfff" for sign in title):
        raise GuidewrightError(f"the title {_shown(title)} holds what no text may hold", hint="Type it anew.")
    return title


def quoted(text: str) -> str:
    """The text in YAML's double quotes, on one line: it reads back to the letter, whatever it holds."""
    return '"' + "".join(_in_quotes(sign) for sign in text) + '"'


def _in_quotes(sign: str) -> str:
    named = _NAMED_IN_YAML.get(ord(sign))
    if named:
        return named
    if _WRITTEN_AS_IS.fullmatch(sign):
        return sign
    code = ord(sign)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 -- four digits are enough


def _shown(text: str) -> str:
    return json.dumps(text, ensure_ascii=not text.isprintable())


def _refuse_taken(repository: Repository, *folders: Path) -> None:
    for folder in folders:
        if os.path.lexists(folder):
            raise GuidewrightError(
                f"'{repository.relative(folder)}' is there already",
                hint="Choose another name, or move the folder away first. Nothing was changed.",
            )


def _render(files: TemplateFiles, kind: str, project: str, title: str) -> dict[str, str]:
    """The files to write, by path below the folder that they belong to."""
    environment = Environment(
        # The file name is the template's own name, by which a fault finds its line.
        loader=FunctionLoader(lambda name: (files.pages[name], name, None) if name in files.pages else None),
        autoescape=False,  # noqa: S701 -- it makes YAML: every value below stands in YAML's own quotes
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    # `project` is an id, which is harmless anywhere; the others are whole YAML scalars.
    values: Mapping[str, str] = {
        "project": project,
        "id": quoted(project),
        "title": quoted(title),
        "practice": quoted(f"{project}-practice"),
    }
    folder, made = f"new/{kind}/", {}
    for name in sorted(files.pages):
        if name.startswith(folder):
            made[name.removeprefix(folder).removesuffix(_TEMPLATE)] = _fill(environment, files, name, values)
    return made


def _fill(environment: Environment, files: TemplateFiles, name: str, values: Mapping[str, str]) -> str:
    try:
        return environment.get_template(name).render(values)
    except (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as fault:
        where, line = _place(fault, name)
        raise GuidewrightError(
            f"the template is broken: {fault}",
            hint="Mend it, or remove it from your templates folder to go back to the one that comes with guidewright.",
            place=f"{files.places.get(where, where)}:{line}",
            exit_code=1,
        ) from fault


def _place(fault: BaseException, name: str) -> tuple[str, int]:
    """The template and the line that a fault comes from: the innermost of its traceback."""
    if isinstance(fault, TemplateSyntaxError):
        return fault.name or name, fault.lineno
    found, line, step = name, 1, fault.__traceback__
    while step is not None:
        file = step.tb_frame.f_code.co_filename
        if file.endswith(_TEMPLATE):
            found, line = file, step.tb_lineno
        step = step.tb_next
    return found, line


def _written(path: Path, text: str) -> bool:
    """Writes a file that is not there yet; a project is a project without it, too."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except OSError:
        return False
    return True


def _write(repository: Repository, made: Mapping[str, str], spec: Path, quiz: Path) -> None:
    """Writes both folders aside and moves them into place, the quiz first: without a spec nobody sees it."""
    for folder in (spec, quiz):
        # What a run that was killed left behind under this very name; no other file is called so.
        for left in folder.parent.glob(f".{folder.name}.*.new"):
            shutil.rmtree(left, ignore_errors=True)
    placed = False
    try:
        with aside(spec) as new_spec:
            with aside(quiz) as new_quiz:
                for name, text in made.items():
                    path = (new_quiz if name == QUIZ else new_spec) / name
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_text(text, "utf-8", newline="\n")
                # Somebody else may have been faster; what is there already is never overwritten.
                _refuse_taken(repository, spec, quiz)
            placed = True
    except BaseException:
        if placed and not spec.exists():
            shutil.rmtree(quiz, ignore_errors=True)
        raise
