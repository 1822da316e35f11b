# What the module configparser does, rare arguments and wrong ones with it.
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


run('import configparser, io')
run('from configparser import *')
run('c=ConfigParser()')
show(r"c.read_string('''[DEFAULT]\nServerAliveInterval = 45\nCompression = yes\n\n[forge.example]\nUser = hg\n# comment\n; other\nport: 50022\nForwardX11 = no\nmulti = a\n  b\n\n  c\nratio=1.5\n''')")
show(r"c.sections(), c['forge.example']['User'], c['forge.example'].getint('port'), c.getboolean('forge.example','forwardx11'), c.options('forge.example'), dict(c['forge.example']), c['forge.example']['multi'], c.items('forge.example'), 'forge.example' in c, 'x' in c, list(c), len(c), c.getfloat('forge.example','ratio')")
show(r"c['nope']")
show(r"c.get('nope','a')")
show(r"c.get('forge.example','nope')")
show(r"c.get('forge.example','nope',fallback='fb'), c['forge.example'].get('nope'), c['forge.example'].get('nope','d'), c.getint('forge.example','nope',fallback=3), c['forge.example'].getboolean('nope',fallback=True)")
show(r"c.getint('forge.example','user')")
show(r"c.getboolean('forge.example','port')")
run("c['new']={'a':'1','b':'2'}; c['new']['c']='3'")
show(r"c.set('new','d',5)")
run("c['new']['e']=5")
show(r"c.set('zz','d','5')")
show(r"c.add_section('new')")
show(r"c.add_section('DEFAULT')")
show(r"c.add_section(5)")
run('f=io.StringIO(); c.write(f); print(f.getvalue())')
run('f=io.StringIO(); c.write(f,space_around_delimiters=False); print(f.getvalue())')
show(r"c.remove_option('new','a'), c.remove_option('new','zz'), c.has_option('new','b'), c.has_section('new'), c.remove_section('new'), c.remove_section('new'), c")
run("del c['DEFAULT']")
run("del c['zz']")
show(r"c['forge.example'], c['DEFAULT'], c.defaults(), c.values(), c.items()")
run("d=ConfigParser(); d.read_string('[p]\\nhome=/u\\ndir=%(home)s/x\\nbad=%(zz)s\\npct=50%%\\nb2=%q\\n')")
show(r"d['p']['dir'], d['p']['pct'], d.get('p','dir',raw=True), d.get('p','dir',vars={'home':'/v'})")
show(r"d['p']['bad']")
show(r"d['p']['b2']")
show(r"d.set('p','x','100%')")
run("d['p']['rec']='%(rec)s'; d['p']['rec']")
run("e=ConfigParser(interpolation=ExtendedInterpolation()); e.read_string('[a]\\nx=1\\n[b]\\ny=${a:x}/${z}\\nz=2\\nm=$$\\nq=${nope:x}\\n')")
show(r"e['b']['y'], e['b']['m']")
show(r"e['b']['q']")
show(r"ConfigParser().read_string('a=1')")
show(r"ConfigParser().read_string('[s]\nx\ny y\n')")
show(r"ConfigParser().read_string('[s]\na=1\na=2')")
show(r"ConfigParser().read_string('[s]\n[s]')")
show(r"ConfigParser(strict=False).read_string('[s]\na=1\na=2\n[s]')")
run("n=ConfigParser(allow_no_value=True); n.read_string('[s]\\nflag\\nx=\\n'); dict(n['s'])")
show(r"RawConfigParser().read('/nope'), ConfigParser(defaults={'A':'1'}).defaults(), ConfigParser({'a':'1'})['DEFAULT']['a']")
run("i=ConfigParser(inline_comment_prefixes=('#',';')); i.read_string('[s]\\na = 1 # c\\nb = x#y\\n'); dict(i['s'])")
run("k=ConfigParser(); k.optionxform=str; k.read_string('[S]\\nKey=V'); list(k['S'])")
run("g=ConfigParser(converters={'list':lambda s:s.split(',')}); g.read_string('[s]\\nl=a,b'); g.getlist('s','l'), g['s'].getlist('l'), g['s'].getlist('zz',['d'])")
run("h=ConfigParser(delimiters=('=',)); h.read_string('[s]\\na:b = c'); dict(h['s'])")
run("c2=ConfigParser(); c2.read_dict({'s':{'a':1,'b':None}})")
run("c2=ConfigParser(); c2.read_dict({'s':{'a':1,'b':2}}); dict(c2['s'])")
show(r"[(s,dict(v)) for s,v in c2.items()]")
run('for s in c2: print(s, [*c2[s]])')
show(r"NoSectionError('a'), NoOptionError('a','b'), DuplicateSectionError('a'), Error if 'Error' in globals() else configparser.Error('x')")
show(r"c2.get('s','a',5)")
show(r"c2['s'].name, c2['s'].parser is c2, c2.default_section, c2.BOOLEAN_STATES['on']")
