import string
from string import Template, Formatter, capwords

print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace), len(string.printable))
print(capwords("hello  big world"), capwords("a-b-c", "-"), capwords("it's ok"))
t = Template("$who likes ${what}s, pays $$5")
print(t.substitute(who="tim", what="kung pao"), t.substitute({"who": "x", "what": "y"}), t.substitute({"who": "a"}, what="b"))
print(t.safe_substitute(who="z"), t.template, t.get_identifiers(), t.is_valid())
for bad, kw in (("$who", {}), ("$ x", {}), ("a\nb $", {}), ("${a", {"a": 1})):
    try:
        print(Template(bad).substitute(**kw))
    except Exception as e:
        print(type(e).__name__, e)
print(Template("$a $ b ${c").safe_substitute(a=1), Template("$ x").is_valid())


class Percent(Template):
    delimiter = "%"


print(Percent("%a $a").substitute(a=3))


class Dotted(Template):
    idpattern = r"[a-z]+\.[a-z]+"


print(Dotted("$a.b x").substitute({"a.b": 1}))
f = Formatter()
print(f.format("{} {1}".replace("{1}", "{}"), 1, 2), f.format("{0} {x!r:>5} {y[0]} {z.real}", 1, x="a", y=[5], z=3), f.vformat("{a}", (), {"a": 1}))
print(list(f.parse("a{b!r:c}d{{e}}{f[0].x:>{w}}")))


class Upper(Formatter):
    def get_value(self, key, args, kwargs):
        if isinstance(key, str):
            return kwargs.get(key, "<%s>" % key)
        return super().get_value(key, args, kwargs)

    def format_field(self, value, spec):
        if spec == "up":
            return str(value).upper()
        return super().format_field(value, spec)

    def convert_field(self, value, conversion):
        if conversion == "x":
            return "X%sX" % value
        return super().convert_field(value, conversion)


print(Upper().format("{name:up} {missing} {0!x} {0:>4}", 1, name="bob"))
for bad in ("{", "}", "{0} {}", "{!z}", "{a"):
    try:
        print(f.format(bad, 1))
    except Exception as e:
        print(type(e).__name__, e)
