import dis
import io


def f(a, b):
    c = a + b
    return c * 2


out = io.StringIO()
dis.dis(f, file=out)
print(out.getvalue().count("\n") > 2, any("RETURN" in i.opname for i in dis.get_instructions(f)))
print(dis.code_info(f).split("\n")[0], dis.Bytecode(f).codeobj is not None, len(list(dis.Bytecode(f))) > 1)


def steps(n):
    total = 0
    for i in range(n):
        total += i
    return total


listed = list(dis.get_instructions(steps))
print(all(dis.opmap[i.opname] == i.opcode and dis.opname[i.opcode] == i.opname for i in listed))
print([line for _, line in dis.findlinestarts(steps.__code__)][-1] - steps.__code__.co_firstlineno)
