# Rounding, contexts and errors of decimal.
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
        print(text, "-> !", type(e).__name__, e)


run('from decimal import *')
run('import decimal, pickle')
run('D=Decimal')
show(r"InvalidOperation, decimal.Clamped.__module__, pickle.loads(pickle.dumps(DivisionByZero('a')))")
show(r"D('x')")
show(r"D('1')/0")
show(r"D(0)/0")
show(r"D('1e999999')*10")
show(r"D('1.1')<D('1.10'), D('1.1')==D('1.10'), D('-1')<D('1'), D('NaN')==D('NaN'), D('Infinity')>D('1')")
show(r"D('NaN')<D(1)")
show(r"D('123456789012345678901234567890')+1, D('1e15')+D('1e-15'), D('99999999999999.5')*1, D('1e-9001')*1, D('-0')+0")
run('getcontext().prec=6')
show(r"D(1)/D(7), D('1234567')+0, D('123456.5')*1, D('1e5')/3, D('999999.5')+0")
run('getcontext().prec=50')
show(r"D(2)/D(3), D(10)**40/D(7)")
run('getcontext().prec=28')
show(r"D('1_000.5'), D(' 1.5 '), D('+1'), D('1.'), D('.5'), D('١٢'), D('1__0'), D('-1.5e-3')")
show(r"D('.')")
show(r"D('')")
show(r"D('1 2')")
show(r"D('--1')")
show(r"D(1.1), D((1,(1,2),-1)), D(True), D(D('1.5'))")
show(r"D(1.5)<D('1.6'), D('1.5')==1.5, D(2)==2, D(2)<2.5, D('0.1')==0.1")
run('import fractions')
show(r"D('0.5')==fractions.Fraction(1,2), D('0.5')<fractions.Fraction(2,3)")
show(r"D(1)<'a'")
show(r"D(1)+1.5")
show(r"D(1)+'a'")
show(r"D('9.995').quantize(D('0.01')), D('1e30').quantize(D('1e-10')) if 0 else 0, D('2.5').quantize(D('1'),rounding=ROUND_HALF_UP), round(D('2.675'),2), D('7.325').quantize(D('.01'),ROUND_DOWN)")
show(r"D('1e30').quantize(D('1e-10'))")
run("c=Context(prec=3,Emax=5,Emin=-5); c.create_decimal('123456'), c.multiply(D('999'),D('1000')), c.add(D(1),D(2))")
show(r"c.create_decimal('1e7')")
run("with localcontext() as ctx: ctx.prec=3; print(D(1)/3, D('1234.5')+0)")
show(r"getcontext()")
show(r"sum([D('0.1')]*10), sum([D('0.1')]*10)==1, max(D(1),D(2)), sorted([D('3'),D('1.5')])")
run('class S(Decimal): pass')
show(r"S('1.5'), S('1.5')+1, type(S('1')+S('2')), S('1')<D('2')")
