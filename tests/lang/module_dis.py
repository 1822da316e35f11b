import dis
import io


def f(a, b):
    c = a + b
    return c * 2


out = io.StringIO()
dis.dis(f, file=out)
print(out.getvalue().count("\n") > 2, any("RETURN" in i.opname for i in dis.get_instructions(f)))
print(dis.code_info(f).split("\n")[0], dis.Bytecode(f).codeobj is not None, len(list(dis.Bytecode(f))) > 1)
