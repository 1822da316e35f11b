# What the module ast does, rare arguments and wrong ones with it.
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


run('import ast')
run('from ast import literal_eval as L')
show('L(\'1\'), L(\'-1.5\'), L(\'"a"\'), L("\'a\' \'b\'"), L(\'[1,2,(3,),{4:5},{6}]\'), L(\'(1)\'), L(\'()\'), L(\'{}\'), L(\'None\'), L(\'True\'), L(\'1+2j\'), L(\'-1-2j\'), L("b\'x\'"), L(\'1,2\'), L(\'set()\'), L(\'...\'), L(\' 1\'), L(\'"""a\\nb"""\'), L(\'[1,\\n 2]\'), L(\'0x1f\'), L(\'1e5\'), L(\'{"a": [1, {"b": None}]}\'), L(\'r"\\\\n"\'), L(\'"\\\\n"\'), L(\'1_000\'), L("{\'a\':1,}"), L(\'3.j\'), L(\'.5\'), L(\'+5\')')
show(r"L('')")
show(r"L('1 +')")
show(r"L('[1')")
show(r"L('{1:2')")
show(r"L('a b')")
show(r"L(5)")
show(r"L(None)")
show(r"L(['a'])")
show('L("{\'a\': b}")')
show(r"L('{[]:1}')")
show('L("{\'x\': [1, 2, 3], \'y\': (4, 5)}")')
show('L(\'"it\\\'s"\'), L("\'say \\"hi\\"\'"), L("[\'a#b\', 1] # comment")')
show(r"L('1\n2')")
