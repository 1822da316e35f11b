# What textwrap answers to rare arguments and to wrong ones.
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


run('import textwrap')
run('from textwrap import *')
run("t='The quick brown fox jumped over the lazy dog. A well-known hyphenated-word example.'")
show(r"wrap(t,20), fill(t,30), shorten(t,30), shorten(t,30,placeholder='...'), shorten('hello',3)")
show(r"shorten('hello world',2)")
show(r"shorten('hello world',4,placeholder='12345')")
show(r"wrap(t,0)")
show(r"wrap(t,-1)")
show(r"wrap('',10), wrap('   ',10), fill(''), wrap('a'*25,10), wrap('a'*25,10,break_long_words=False), wrap('well-known thing',6,break_on_hyphens=False)")
show(r"wrap(t,30,initial_indent='* ',subsequent_indent='  '), wrap(t,30,max_lines=2), wrap(t,30,max_lines=1,placeholder='~')")
show(r"wrap(t,10,max_lines=1,placeholder='12345678901')")
show(r"wrap('a\tb\nc',20), wrap('a\tb',20,expand_tabs=False,replace_whitespace=False), wrap('a\tb',20,tabsize=4), wrap('a  b   c',20,drop_whitespace=False), wrap('Hi. There',40,fix_sentence_endings=True), wrap('a\n\nb',20,replace_whitespace=False)")
show(r"dedent('  a\n    b\n  c'), dedent('\ta\n\tb'), dedent('  a\n\tb'), dedent(' \n  a\n'), dedent('')")
show(r"indent('a\nb\n\nc\n','> '), indent('a\n\nb','> ',lambda l:True)")
show(r"wrap(5)")
show(r"indent('a')")
run("w=TextWrapper(width=10); w.wrap('hello there big world'), w.fill('a b'), w.width, w.initial_indent")
show(r"wrap('x',foo=1)")
show(r"TextWrapper().placeholder, TextWrapper().tabsize")
show(r"wrap('--foo bar-baz -- qux—dash e.g. this (hyphen-ated)',12)")
show(r"fill(t,width=40,initial_indent='    ')")
show(r"wrap('über-straße naïve',6)")
