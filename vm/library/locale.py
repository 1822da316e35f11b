"""Habits of languages in writing numbers: those of the locale C, the only one there is."""

import builtins as _builtins

__all__ = [
    "LC_CTYPE", "LC_NUMERIC", "LC_TIME", "LC_COLLATE", "LC_MONETARY", "LC_MESSAGES", "LC_ALL", "CHAR_MAX", "Error",
    "setlocale", "getlocale", "getdefaultlocale", "getpreferredencoding", "getencoding", "localeconv", "strcoll",
    "strxfrm", "str", "atof", "atoi", "delocalize", "localize", "format_string", "currency", "normalize",
]

LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)
CHAR_MAX = 127
_set = "C"


class Error(Exception):
    """There is no such locale."""


def setlocale(category, locale=None):
    """Chooses a locale: "C", "POSIX", one of these with UTF-8, or "" for the user's, which is C."""
    global _set
    if not isinstance(category, int):
        raise TypeError("'%s' object cannot be interpreted as an integer" % type(category).__name__)
    if not LC_CTYPE <= category <= LC_ALL:
        raise Error("unsupported locale setting")
    if locale is None:
        return _set
    if not isinstance(locale, _builtins.str):
        locale = ".".join(each for each in locale if each) or "C"
    known = {"": "C", "C": "C", "POSIX": "C", "C.UTF-8": "C.UTF-8", "C.utf8": "C.UTF-8"}
    if locale not in known:
        raise Error("unsupported locale setting")
    _set = known[locale]
    return _set


def getlocale(category=LC_CTYPE):
    return (None, None) if _set == "C" else ("C", "UTF-8")


def getdefaultlocale(envvars=()):
    return None, None


def getpreferredencoding(do_setlocale=True):
    return "UTF-8"


def getencoding():
    return "utf-8"


def localeconv():
    """How numbers and amounts of money are written."""
    texts = dict.fromkeys(("int_curr_symbol", "currency_symbol", "mon_decimal_point", "mon_thousands_sep", "positive_sign",
                           "negative_sign", "thousands_sep"), "")
    numbers = dict.fromkeys(("int_frac_digits", "frac_digits", "p_cs_precedes", "p_sep_by_space", "n_cs_precedes",
                             "n_sep_by_space", "p_sign_posn", "n_sign_posn"), CHAR_MAX)
    return {**texts, **numbers, "decimal_point": ".", "grouping": [], "mon_grouping": []}


def strcoll(string1, string2, /):
    return (string1 > string2) - (string1 < string2)


def strxfrm(string, /):
    return string


def normalize(localename):
    return localename


def format_string(f, val, grouping=False, monetary=False):
    """f % val; the locale has no marks between thousands."""
    return f % val


def localize(string, grouping=False, monetary=False):
    return string


def delocalize(string):
    return string


def currency(val, symbol=True, grouping=False, international=False):
    raise ValueError("Currency formatting is not possible using the 'C' locale.")


def str(val):
    """The number with twelve digits at most."""
    return "%.12g" % val


def atof(string, func=float):
    return func(string)


def atoi(string):
    return int(string)
