# What csv answers to rare arguments and to wrong ones.
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


run('import csv, io')
run('from csv import *')
run('def rd(s,**k): return list(csv.reader(io.StringIO(s),**k))')
show('rd(\'a,b\\n1,"x,y"\\n\'), rd(\'a;b\',delimiter=\';\'), rd("\'a,b\',c",quotechar="\'"), rd(\'a "b" c\'), rd(\'"a""b"\'), rd(\'a, b\',skipinitialspace=True), rd(\'1,2.5,"3"\',quoting=QUOTE_NONNUMERIC), rd(\'\'), rd(\'\\n\'), rd(\'a,b\\r\\nc,d\'), rd(\'"a\\nb",c\'), rd(\'a\\\\,b\',escapechar=\'\\\\\',quoting=QUOTE_NONE)')
show('rd(\'a"b\',strict=True), rd(\'"a"b\',strict=True)')
show('rd(\'"a\',strict=True)')
show(r"rd('x,y',quoting=QUOTE_NONNUMERIC)")
show(r"rd('a',delimiter='ab')")
show(r"rd('a',delimiter='')")
show(r"rd('a',quotechar=5)")
show(r"rd('a',foo=1)")
show(r"rd('a',dialect='nope')")
show(r"csv.reader(5)")
show(r"next(csv.reader(['a,b']))")
run("r=csv.reader(['a,b','c,d']); next(r), r.line_num, r.dialect.delimiter")
run("""def wr(rows,**k):
  f=io.StringIO(); w=csv.writer(f,**k); w.writerows(rows); return f.getvalue()""")
show('wr([[1,\'a,b\',None,\'q"q\',1.5,True]]), wr([[\'a\']],quoting=QUOTE_ALL), wr([[\'a\',1]],quoting=QUOTE_NONNUMERIC), wr([[\'a b\',\'c\']],delimiter=\' \'), wr([[\'a\\nb\']]), wr([[]]), wr([[\'\']]), wr([[\'a\']],lineterminator=\'\\n\'), wr([[\'a,b\']],quoting=QUOTE_NONE,escapechar=\'\\\\\'), wr([[\'"\']],doublequote=False,escapechar=\'\\\\\'), wr([\'abc\'])')
show(r"wr([['a,b']],quoting=QUOTE_NONE)")
show(r"wr([5])")
show(r"wr(5)")
show(r"csv.writer(5)")
show(r"csv.writer(io.StringIO()).writerow([1,2])")
show(r"list(DictReader(io.StringIO('a,b\n1,2\n3\n4,5,6\n')))")
show(r"list(DictReader(io.StringIO('1,2\n'),fieldnames=['x','y'])), list(DictReader(io.StringIO('a,b\n1\n2,3,4'),restkey='R',restval='V')), DictReader(io.StringIO('a,b')).fieldnames")
run("f=io.StringIO(); w=DictWriter(f,['a','b']); w.writeheader(), w.writerow({'a':1}), w.writerows([{'a':1,'b':2}]), f.getvalue()")
show(r"w.writerow({'z':1})")
show(r"DictWriter(f,['a'],extrasaction='ignore').writerow({'z':1,'a':2})")
show(r"DictWriter(f,['a'],extrasaction='zz')")
show(r"register_dialect('d',delimiter='|'), rd('a|b',dialect='d'), sorted(list_dialects()), get_dialect('d').delimiter, unregister_dialect('d')")
show(r"get_dialect('d')")
show(r"unregister_dialect('zz')")
show(r"field_size_limit(), field_size_limit(10), field_size_limit(131072)")
show(r"Sniffer().sniff('a;b;c\n1;2;3\n').delimiter, Sniffer().has_header('name,age\nbob,5\nal,6\n')")
run("""class D(csv.Dialect): delimiter=':'; quoting=QUOTE_MINIMAL; quotechar='"'; lineterminator='\\n'""")
show(r"wr([['a','b']],dialect=D), excel.delimiter, excel_tab.delimiter, unix_dialect.lineterminator, QUOTE_STRINGS, QUOTE_NOTNULL")
show(r"csv.Error, csv.reader([]), csv.writer(f)")
