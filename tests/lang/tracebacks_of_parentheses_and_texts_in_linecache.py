# Where the module traceback sees the operator behind parentheses; lines that stand in linecache alone.
import traceback
a = 1; b = 'x'
for s in ("(a) // (b)", "(a)// b", "(a)//b", "(a)+(b)", "(a) + (b)", "a+b", "a//b", "a // (b)", "((a) ) + b", "( a )  +  ( b )", "(a)  //  (b)", "[a]//b", "[a] // b", "a  //b", "(a)[b]", "( a ) [ b ]", "a[b]", "(a)(b)", "a .x", "(a).x", "((a))  .x", "a()", "(a) ()", "1 + (a)+(b)", "(a\n+b)", "(a) ** b", "a**(b)", "(a) << b","(a) @ b", "(a)  -b", "(a) # x\n", "'é' - (a)", "('é') - (a)", "('é')-(a)", "(a)%((b))", "(a) \\\n + b"):
    try: exec(compile(s, 'zz', 'exec'))
    except Exception:
        import linecache
        linecache.cache['zz'] = (len(s), None, (s + '\n').splitlines(True), 'zz')
        print(traceback.format_exc().split('<module>\n', 2)[2])
for s in ("'é' - (a)", "('é') - (a)", "('é')-(a)", "'Größe: ' + a", "('年龄' + '岁') * 'x'", "a + '年龄' + b", "'年龄' + a", "'年龄'+a", "a+(1,2)", "a+ (1,2)", "b+(a)", "b+(a).real", "b//(1,)", "(1,2)+a", "(a for b in b) + a", "()+a", "'é'//a", "('é')//a", "( ('é') )//a", "b[a]['é']"):
    try: exec(compile(s, 'zz', 'exec'))
    except Exception:
        import linecache
        linecache.cache['zz'] = (len(s), None, (s + '\n').splitlines(True), 'zz')
        print(traceback.format_exc().split('<module>\n', 2)[2])
