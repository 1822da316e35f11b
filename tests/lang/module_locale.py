# What the module locale does in the locale C.
import re


def show(text):
    try:
        print(text, "->", re.sub("0x[0-9a-f]{6,}", "0x0", repr(eval(text))))
    except Exception as e:
        print(text, "-> !", type(e).__name__, re.sub("0x[0-9a-f]{6,}", "0x0", str(e)))


def run(text):
    try:
        exec(text, globals())
    except Exception as e:
        print(text, "-> !", type(e).__name__, re.sub("0x[0-9a-f]{6,}", "0x0", str(e)))


run('import locale')
show('locale.setlocale(locale.LC_ALL,"C"), locale.setlocale(locale.LC_ALL,\'C\'), locale.LC_ALL, locale.LC_NUMERIC')
show(r"locale.setlocale(locale.LC_ALL,'xx_YY')")
show(r"locale.setlocale('a')")
show(r"locale.format_string('%d',1234567,grouping=True), locale.format_string('%.2f',1234.5), locale.str(1.5), locale.atof('1.5'), locale.atoi('12')")
show(r"locale.currency(5)")
show(r"sorted(locale.localeconv().items())")
show(r"locale.strcoll('a','b'), locale.strxfrm('a')")
show(r"sorted(['b','a'],key=locale.strxfrm), f'{1234567:n}', f'{1.5:n}'")
