"""Context functions (DMN 1.5, 10.3.4.10)."""

from typing import Any

from hanse.feel.builtins.signature import Library
from hanse.feel.run import NullResult, Run
from hanse.feel.values.kinds import a

library = Library()


@library.add("get value(m: context, key: string)")
def get_value(_run: Run, context: dict[str, Any], key: str) -> Any:
    """Return the entry of a name that is only known when the rule runs (10.3.4.10)."""
    if key not in context:
        raise NullResult(f'there is no entry "{key[:40]}"')
    return context[key]


@library.add("get entries(m: context)")
def get_entries(run: Run, context: dict[str, Any]) -> list[Any]:
    """Return the entries as contexts of key and value (10.3.4.10)."""
    run.spend(len(context))
    return [{"key": key, "value": value} for key, value in context.items()]


@library.add("context(entries: list)")
def context_of(run: Run, entries: list[Any]) -> dict[str, Any]:
    """Return the context of entries, each a context of key and value (10.3.4.10); no key twice."""
    run.spend(len(entries))
    context: dict[str, Any] = {}
    for position, entry in enumerate(entries, 1):
        if type(entry) is not dict or type(entry.get("key")) is not str or "value" not in entry:
            raise NullResult(f'element {position} has no "key" with a string and "value"')
        if entry["key"] in context:
            raise NullResult(f'the key "{entry["key"][:40]}" is there twice')
        context[entry["key"]] = entry["value"]
    return context


@library.add("context put(context: context, keys: list, value: any)")
def context_put_at(run: Run, context: dict[str, Any], keys: list[Any], value: Any) -> dict[str, Any]:
    """Return the context with a value at the end of a path of keys (10.3.4.10), each in a context of the one before."""
    if not keys or any(type(key) is not str for key in keys):
        raise NullResult("the keys are a list of strings, one at least")
    run.spend(len(context) + len(keys))
    if len(keys) == 1:
        return {**context, keys[0]: value}
    inner = context.get(keys[0])
    if type(inner) is not dict:
        raise NullResult(f'the entry "{keys[0][:40]}" is {a(inner)}, not a context')
    return {**context, keys[0]: context_put_at(run, inner, keys[1:], value)}


@library.add("context put(context: context, key: string, value: any)")
def context_put(run: Run, context: dict[str, Any], key: str, value: Any) -> dict[str, Any]:
    """Return the context with an entry more, or with another value in it (10.3.4.10)."""
    run.spend(len(context))
    return {**context, key: value}


@library.add("context merge(contexts...: spread)")
def context_merge(run: Run, contexts: list[Any]) -> dict[str, Any]:
    """Return one context of the entries of all (10.3.4.10); a later one wins."""
    merged: dict[str, Any] = {}
    for position, context in enumerate(contexts, 1):
        if type(context) is not dict:
            raise NullResult(f"element {position} is {a(context)}, not a context")
        run.spend(len(context) + 1)
        merged |= context
    return merged
