import csv
import io

text = 'name,age,city\r\nAlice,30,"New York, NY"\r\nBob,,"He said ""hi"""\r\n\r\n"multi\nline",1,x\r\n'
for row in csv.reader(io.StringIO(text)):
    print(row)
for row in csv.DictReader(io.StringIO(text)):
    print(row)
out = io.StringIO()
w = csv.writer(out)
print(w.writerow(["a", 1, 2.5, None, 'q"uote', "com,ma", "new\nline", True]))
w.writerows([[1, 2], ["x"], [""], []])
print(repr(out.getvalue()))
for q in (csv.QUOTE_ALL, csv.QUOTE_MINIMAL, csv.QUOTE_NONNUMERIC):
    out = io.StringIO()
    csv.writer(out, quoting=q, lineterminator="\n").writerow(["a b", 1, 1.5, "", None])
    print(out.getvalue(), end="")
out = io.StringIO()
csv.writer(out, delimiter="\t", quotechar="'", lineterminator="\n").writerow(["a\tb", "it's"])
csv.writer(out, quoting=csv.QUOTE_NONE, escapechar="\\", lineterminator="\n").writerow(["a,b", 'c"d'])
csv.writer(out, doublequote=False, escapechar="\\", lineterminator="\n").writerow(['c"d'])
print(out.getvalue())
print(list(csv.reader(["a;b;'c;d'"], delimiter=";", quotechar="'")), list(csv.reader(["1,2", '"a",3'], quoting=csv.QUOTE_NONNUMERIC)), list(csv.reader(["a, b,  c"], skipinitialspace=True)), list(csv.reader(["a\\,b,c"], escapechar="\\")), list(csv.reader(["a,b", "", "c"])), list(csv.reader([" x , y"])), list(csv.reader(['a"b,c'])), list(csv.reader(['"a"b,c'])))
out = io.StringIO()
d = csv.DictWriter(out, fieldnames=["a", "b"], restval="-", lineterminator="\n")
d.writeheader()
d.writerow({"a": 1, "b": 2})
d.writerow({"a": 3})
d.writerows([{"b": 4, "a": 5}])
print(out.getvalue())
for bad in (lambda: d.writerow({"a": 1, "z": 2}), lambda: csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow(["a,b"]), lambda: csv.reader([], delimiter="ab"), lambda: csv.writer(3), lambda: next(csv.reader([b"x"])), lambda: csv.get_dialect("nope"), lambda: csv.writer(io.StringIO()).writerow(3), lambda: list(csv.reader(['"a'], strict=True)), lambda: csv.reader([], nope=1)):
    try:
        print(bad())
    except (csv.Error, ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(csv.list_dialects(), csv.field_size_limit())
csv.register_dialect("pipes", delimiter="|", lineterminator="\n")
out = io.StringIO()
csv.writer(out, "pipes").writerow([1, 2])
print(out.getvalue(), list(csv.reader(["1|2"], dialect="pipes")))
r = csv.DictReader(["1,2,3", "4"], fieldnames=["x", "y"], restkey="rest", restval="none")
print(list(r), r.fieldnames, r.line_num)


class Semi(csv.excel):
    delimiter = ";"


print(list(csv.reader(["a;b"], Semi)), csv.Sniffer().sniff("a;b;c\n1;2;3\n").delimiter)
