# What the module html does, rare arguments and wrong ones with it.
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


run('import html')
show('html.escape(\'<a href="x">\\\'&\'), html.escape(\'<"\',quote=False), html.escape(\'\')')
show(r"html.unescape('&lt;&gt;&amp;&quot;&#39;&#x27;&nbsp;&copy;&euro;&eacute;&hellip;&mdash;&apos;'), html.unescape('&notanentity; &amp &lt;b&gt; &copy2024 &#0; &#128; &#xD800; &#99999999; &;&&&#;'), html.unescape('&AMP;&LT;&Auml;&auml;&Alpha;'), html.unescape('a & b &ampx &notit;'), html.unescape('&#13;&#1;&#11;x')")
show(r"html.escape(5)")
run('from html.entities import name2codepoint, codepoint2name, entitydefs')
show(r"name2codepoint['eacute'], codepoint2name[233], len(name2codepoint), entitydefs['euro'], entitydefs['copy']")
