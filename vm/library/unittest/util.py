"""Texts that results and assertions share."""

_MAX_LENGTH = 80
_PLACEHOLDER = len("[12345 chars]") - 1
_ENDS = 5  # characters kept of what is cut, on either side
_DIFFERING = _MAX_LENGTH - 3 * _ENDS - 2 * _PLACEHOLDER


def strclass(cls):
    return "%s.%s" % (cls.__module__, cls.__qualname__)


def safe_repr(obj, short=False):
    try:
        result = repr(obj)
    except Exception:
        result = object.__repr__(obj)
    return result if not short or len(result) < _MAX_LENGTH else result[:_MAX_LENGTH] + " [truncated]..."


def _shorten(text, prefix, suffix):
    skip = len(text) - prefix - suffix
    if skip > _PLACEHOLDER:
        text = "%s[%d chars]%s" % (text[:prefix], skip, text[len(text) - suffix:])
    return text


def _common_shorten_repr(*args):
    """The reprs, with what they have in common at the beginning cut short if they are long."""
    args = tuple(map(safe_repr, args))
    longest = max(map(len, args))
    if longest <= _MAX_LENGTH:
        return args
    prefix = 0
    shortest = min(map(len, args))
    while prefix < shortest and len({a[prefix] for a in args}) == 1:
        prefix += 1
    common = args[0][:prefix]
    room = _MAX_LENGTH - (longest - prefix + _ENDS + _PLACEHOLDER)
    if room > _ENDS:
        common = _shorten(common, _ENDS, room)
        return tuple(common + a[prefix:] for a in args)
    common = _shorten(common, _ENDS, _ENDS)
    return tuple(common + _shorten(a[prefix:], _DIFFERING, _ENDS) for a in args)
