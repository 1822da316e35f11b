# What argparse answers to rare arguments and to wrong ones.
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


run('import argparse, sys')
run("""class P(argparse.ArgumentParser):
  def exit(self,status=0,message=None): print('EXIT',status,message); raise KeyboardInterrupt if 0 else ValueError('exit')
  def _print_message(self,m,file=None): print(m,end='')""")
run("p=P(prog='prog',description='desc text',epilog='the end')")
show(r"p.add_argument('pos',help='a pos'), p.add_argument('-v','--verbose',action='store_true'), p.add_argument('-n','--num',type=int,default=3,help='num (default %(default)s)'), p.add_argument('--ch',choices=['a','b']), p.add_argument('-l',nargs='*'), p.add_argument('--two',nargs=2,metavar=('A','B')), p.add_argument('-c',action='count',default=0), p.add_argument('--app',action='append'), p.add_argument('--req-not',dest='rn',action='store_const',const=5)")
show(r"p.print_help()")
show(r"p.format_usage()")
show(r"p.parse_args(['x'])")
show(r"p.parse_args(['x','-v','-n','5','--ch','a','-l','1','2','--two','p','q','-ccc','--app','1','--app','2','--req-not'])")
show(r"p.parse_args([])")
show(r"p.parse_args(['x','-n','z'])")
show(r"p.parse_args(['x','--ch','z'])")
show(r"p.parse_args(['x','--two','1'])")
show(r"p.parse_args(['x','y'])")
show(r"p.parse_args(['x','--unknown'])")
show(r"p.parse_args(['x','--ver']).verbose")
show(r"p.parse_args(['x','-n5']).num, p.parse_args(['x','--num=7']).num, p.parse_args(['--','-x']).pos")
show(r"p.parse_args(['-h'])")
show(r"p.parse_known_args(['x','--zz','1'])")
run("q=P(prog='q'); sp=q.add_subparsers(dest='cmd',help='cmds',required=True,title='T'); a=sp.add_parser('add',help='adds'); a.add_argument('x',type=float); b=sp.add_parser('rm',aliases=['del']); b.add_argument('--f',action='store_true'); q.parse_args(['add','1.5']), q.parse_args(['del','--f'])")
show(r"q.parse_args([])")
show(r"q.parse_args(['zz'])")
show(r"q.print_help()")
show(r"q.parse_args(['add','-h'])")
run("r=P(prog='r',add_help=False,prefix_chars='+',argument_default='D'); r.add_argument('+x'); r.parse_args([]), r.parse_args(['+x','1'])")
run("g=P(prog='g'); mg=g.add_mutually_exclusive_group(required=True); mg.add_argument('--a',action='store_true'); mg.add_argument('--b'); g.format_usage(), g.parse_args(['--a'])")
show(r"g.parse_args(['--a','--b','1'])")
show(r"g.parse_args([])")
run("h=P(prog='h',formatter_class=argparse.ArgumentDefaultsHelpFormatter); gr=h.add_argument_group('grp','about grp'); gr.add_argument('--o',default=1,help='opt'); h.add_argument('--s',default='x',help=argparse.SUPPRESS); h.add_argument('--bo',action=argparse.BooleanOptionalAction,default=True,help='b'); h.print_help()")
show(r"h.parse_args(['--no-bo'])")
run("i=P(prog='i',formatter_class=argparse.RawDescriptionHelpFormatter,description='a\\n  b'); i.add_argument('--version',action='version',version='%(prog)s 1.0'); i.print_help()")
show(r"i.parse_args(['--version'])")
show(r"i.add_argument('--version')")
show(r"i.add_argument('x',required=True)")
show(r"i.add_argument('-x','y')")
show(r"i.add_argument('--t',type='int')")
show(r"i.add_argument('--u',action='nope')")
show(r"i.add_argument('--n',nargs=0)")
show(r"argparse.Namespace(a=1,b='x'), argparse.Namespace(a=1)==argparse.Namespace(a=1), 'a' in argparse.Namespace(a=1), vars(argparse.Namespace(a=1))")
run("""def pos(s):
  v=int(s)
  if v<0: raise argparse.ArgumentTypeError('neg %s'%s)
  return v""")
run("j=P(prog='j'); j.add_argument('-p',type=pos); j.add_argument('rest',nargs=argparse.REMAINDER); j.parse_args(['-p','3','a','-b'])")
show(r"j.parse_args(['-p','-3'])")
show(r"j.parse_args(['-p','x'])")
run("j.set_defaults(z=9); j.get_default('z'), j.parse_args(['-p','1']).z")
show(r"j.error('custom')")
run("k=P(prog='k',fromfile_prefix_chars='@',exit_on_error=False); k.add_argument('-n',type=int); k.parse_args(['-n','x'])")
run("""class Act(argparse.Action):
  def __call__(s,parser,ns,v,opt=None): setattr(ns,s.dest,('act',v,opt))""")
run("l=P(prog='l'); l.add_argument('--act',action=Act); l.add_argument('n',nargs='?',default='dn'); l.add_argument('m',nargs='*',type=int); l.parse_args(['--act','5','q','1','2']), l.parse_args([])")
show(r"l.parse_args(['q','1','z'])")
show(r"argparse.FileType('r'), p")
show(r"argparse.FileType('r')('/nope')")
show(r"argparse.ArgumentError(None,'msg')")
run("long=P(prog='long'); _=[long.add_argument('--option-number-%d'%i,help='help '*12,metavar='VALUE') for i in range(3)]; long.print_help()")
