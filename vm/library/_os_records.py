"""Tuples whose items have names, as os gives them."""

from _operator import itemgetter


def record(name, module, fields, hidden=""):
    """A class of tuples with named items; the `hidden` ones are attributes alone."""
    fields = fields.split()
    hidden = hidden.split()
    count = len(fields)

    def new(cls, sequence, /):
        items = tuple(sequence)
        if len(items) < count:
            raise TypeError("%s.%s() takes an at least %d-sequence (%d-sequence given)" % (
                module, name, count, len(items)))
        made = tuple.__new__(cls, items[:count])
        if hidden:
            made.__dict__.update(zip(hidden, items[count:]))
        return made

    def text(self):
        return "%s.%s(%s)" % (module, name, ", ".join(map("%s=%r".__mod__, zip(fields, self))))

    body = {field: property(itemgetter(i)) for i, field in enumerate(fields) if field not in hidden}
    body.update(__new__=new, __repr__=text, __match_args__=tuple(fields), n_fields=count + len(hidden),
                n_sequence_fields=count, n_unnamed_fields=0, __module__=module)
    if not hidden:
        body["__slots__"] = ()
    return type(name, (tuple,), body)
