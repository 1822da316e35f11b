# String and bytes literals, concatenation, f-strings, integers, floats, imaginary numbers.
print('a' "b" '''c''' """d""", "it's", 'say "hi"', "tab\tq", 'new\
line', "\x41\u0042\U00000043\103\0".encode(), "\a\b\f\v\r".encode())
print(r"\n", R'\d', rb"\x", Rb'\y', BR"\z", bR'a', b"\x00\xff\n", B'\101', u"text", U'text')
print(r"\"", r'a\\', "\\", '\'', len("\
"))
text = """first
second \
still second
   third"""
print(text)
print("a" "b" % () + "c" 'd', ("x"
      "y"))
name, width, value = "world", 10, 3.14159
print(f"hello {name!r:>{width}} {value:.{2}f} {value!s:{'<'}{12}}|")
print(f"{name=} {width = } {value=:.2f} {name = !s}", F"{1 + 2}", fr"\d{width}", rf'{width}\d', Rf"{1}")
print(f"{{}} {{{name}}} {'nested ' + f'{name}' + f'''{f"{width}"}'''}")
print(f"{name["1":]if 0 else 'same quotes'} {"a" "b"} {', '.join(f"{i}" for i in range(3))}")
print(f"{(lambda x: x * 2)(4)} {[i for i in 'ab']} { {'k': 1}['k'] } { {1, 2} == {2, 1}} {width:{'>' if width else '<'}5}")
print(f'''{
    name  # a comment
    .upper()
}''', f"{name!a}", f"{'é'!a}", f"{'\n'!r}", f"{'a\\b'}")
print(f"{value:%}", f"{width:#x}", f"{width:,}", f"{10**6:_}", f"{-width:+}", f"{width:05}", f"{True}", f"{None!r:>6}")
import datetime
print(f"{datetime.date(2024, 5, 17):%d.%m.%Y} {datetime.date(2024, 5, 17)!r}")
print(f"{3!r:^{5}}|{'x':*^{2 * 3}}|{'ab':{'>'}{'4'}}|")
print(f"{'' if True else ''}|{()}|{1,}|{1, 2}|{*[1, 2],}")
print(f"a{1}b{2}c" "d" f"{3}" 'e{4}')
print(7, 2147483647, 0o177, 0b100110111, 3, 79228162514264337593543950336, 0o377, 0xdeadbeef, 100_000_000_000,
      0b_1110_0101, 0X1F, 0B11, 0O17, 00, 0_0, 1_2_3)
print(3.14, 10., .001, 1e100, 3.14e-10, 0e0, 3.14_15_93, 1E5, 1_0e1_0, 077.5, 0e1, 1e-400, 1e400, 00.5)
print(3.14j, 10.j, 10j, .001j, 1e100j, 3.14e-10j, 3.14_15_93j, 5J, 0777j)
print(1 .real, 1..real, 1.0.is_integer(), 0xff.bit_length(), 5 .__add__(6), 1_000.5.__class__)
