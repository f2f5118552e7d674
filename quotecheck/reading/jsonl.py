"""JSON Lines, an object a line, and JSON, a list of objects or one: an article an object."""

import json
from collections.abc import Iterator

from .inputs import Origin, Row

_GO_ON = "to go on: --keep-going"
_FAULTS = {
    "Expecting ',' delimiter": "missing comma",
    "Expecting ':' delimiter": "missing colon",
    "Expecting value": "missing value",
    "Expecting property name enclosed in double quotes": "missing key in double quotes",
    "Illegal trailing comma before end of object": "comma before the closing brace",
    "Unterminated string starting at": "string without its end",
    "Invalid control character at": "control character in a string",
    "Invalid \\escape": "invalid escape",
    "Invalid \\uXXXX escape": "invalid escape",
    "Extra data": "more behind the object",
}


def read_jsonl(text: str, origin: Origin) -> Iterator[Row]:
    """Yield an article for each line that holds an object; blank lines are nothing.

    Only a line feed ends a line: JSON strings may hold U+2028 and its like.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        if line and not line.isspace():
            fields = _parse(line, number, origin)
            if fields is not None:
                yield Row(fields, number)


def read_json(text: str, origin: Origin) -> Iterator[Row]:
    """Yield an article for each object of a list, or the one that the file is.

    What counts as a row's line is its place in the list.
    """
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        fault = _FAULTS.get(error.msg, error.msg)
        origin.fail(f"not JSON ({fault}); mend it", line=error.lineno, column=error.colno)
        return
    except (RecursionError, ValueError):
        origin.fail("JSON out of bounds (depth or digits); mend it")
        return
    for number, fields in enumerate(value if isinstance(value, list) else [value], start=1):
        if isinstance(fields, dict):
            yield Row(fields, number)
        else:
            origin.fail(f"a JSON {_kind(fields)}, not an object; {_GO_ON}", line=number)


def _parse(line: str, number: int, origin: Origin) -> dict[str, object] | None:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        fault = _FAULTS.get(error.msg, error.msg)
        column = error.colno
        origin.fail(f"not JSON ({fault}); {_GO_ON}", line=number, column=column)
    except (RecursionError, ValueError):
        origin.fail(f"JSON out of bounds (depth or digits); {_GO_ON}", line=number)
    else:
        if isinstance(value, dict):
            return value
        origin.fail(f"a JSON {_kind(value)}, not an object; {_GO_ON}", line=number)
    return None


def _kind(value: object) -> str:
    return {list: "list", str: "string", type(None): "null"}.get(type(value), "number")
