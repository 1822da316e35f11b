# csv: random rows with quotes, delimiters and line ends in odd places.
import csv, io, random
r=random.Random(5)
al=['a','b',',','"','\n','\r','\r\n',' ','é','','x y','"q"','1','""',"'"]
for n in range(1000):
    rows=[[''.join(r.choice(al) for _ in range(r.randrange(4))) for _ in range(r.randrange(1,5))] for _ in range(3)]
    o=io.StringIO(newline=''); csv.writer(o).writerows(rows); t=o.getvalue()
    back=list(csv.reader(io.StringIO(t,newline='')))
    if n<30 or back!=rows: print(repr(t),back==rows)
for n in range(1000):
    t=''.join(r.choice(al) for _ in range(r.randrange(12)))
    for kw in ({},{'strict':True},{'quoting':csv.QUOTE_NONE},{'delimiter':';'},{'escapechar':'\\'},{'doublequote':False}):
        try: rd=csv.reader(io.StringIO(t,newline=''),**kw); rows=list(rd); h=(rows,rd.line_num)
        except csv.Error as e: h=str(e)
        if n<200: print(n,repr(t),kw,h)
for kw in ({},{'quoting':csv.QUOTE_ALL},{'quoting':csv.QUOTE_NONNUMERIC},{'delimiter':'\t'},{'lineterminator':'\n'},{'lineterminator':'|'},{'escapechar':'\\','doublequote':False}):
    o=io.StringIO(newline=''); w=csv.writer(o,**kw); print([w.writerow(x) for x in ([1,2.5,None,'a b','q"q','c,d','e|f'],[''],['a\nb','c\rd'],[True,3+2j])],repr(o.getvalue()))
