"""Stylesheets as they are written, and as they are sent: what is hard to shorten."""

from __future__ import annotations

CASES = (
    ("a { color: red; }\n\nb {\n  margin: 0 auto;\n}\n", "a{color:red}b{margin:0 auto}"),
    ("/* Colors */ a { color: red; /* warm */ } /* end */", "a{color:red}"),
    (".a .b, .a > .b,\n.a + .b ~ .b { color: red }", ".a .b,.a > .b,.a + .b ~ .b{color:red}"),
    (".a :hover { color: red } .a:hover { color: red }", ".a :hover{color:red}.a:hover{color:red}"),
    (".a /* or */ .b { color: red }", ".a .b{color:red}"),
    (".a/* and */.b { color: red }", ".a/* and */.b{color:red}"),
    ("a { margin: 0/**/auto }", "a{margin:0/**/auto}"),
    ("a { width: calc( 1px + 2 * ( 3px - 1px ) ) }", "a{width:calc( 1px + 2 * ( 3px - 1px ) )}"),
    ("a { width: calc(1px + -2px) }", "a{width:calc(1px + -2px)}"),
    ("a { color: rgb(1 2 3 / 0.5) }", "a{color:rgb(1 2 3 / 0.5)}"),
    ("a::before { content: \"a  ;  /* b */ { \" ' , ' }", "a::before{content:\"a  ;  /* b */ { \" ' , '}"),
    ("a::before { content: 'it\\'s ; { '; color: red }", "a::before{content:'it\\'s ; { ';color:red}"),
    ("a::before { content: 'one \\\n two' }", "a::before{content:'one \\\n two'}"),
    ("a { mask: url( #a;b{c}/*d*/ ) }", "a{mask:url( #a;b{c}/*d*/ )}"),
    ("a { mask: URL( '#a  b' ) , none }", "a{mask:URL( '#a  b' ),none}"),
    (
        "a { background: url(data:image/gif;base64,R0lGODlhAQ) , none }",
        "a{background:url(data:image/gif;base64,R0lGODlhAQ),none}",
    ),
    (".\\31 \\:a\\{ , .\\61  b { color: red }", ".\\31 \\:a\\{,.\\61  b{color:red}"),
    (".a\\  , .b { color: red }", ".a\\ ,.b{color:red}"),
    ("a { --empty: ; --x:  1  2; color: var(--x, ) }", "a{--empty: ;--x:1 2;color:var(--x,)}"),
    ("a { --empty: }", "a{--empty: }"),
    ("a { color: red !important ; }", "a{color:red !important}"),
    ("a[title = 'x  y' i] { color: red }", "a[title = 'x  y' i]{color:red}"),
    (
        "@media screen and (min-width: 48em) { a { color: red } }",
        "@media screen and (min-width:48em){a{color:red}}",
    ),
    ("@media (20em < width <= 40em) { a { color: red } }", "@media (20em < width <= 40em){a{color:red}}"),
    ("@supports not (display: grid) { a { color: red } }", "@supports not (display:grid){a{color:red}}"),
    ("@layer one , two; @layer one { a { color: red } }", "@layer one,two;@layer one{a{color:red}}"),
    (
        ".a { color: red; & :hover { color: blue } &:hover { color: blue } }",
        ".a{color:red;& :hover{color:blue}&:hover{color:blue}}",
    ),
    ("a { font: 1em/1.5 'A  B' , serif }", "a{font:1em/1.5 'A  B',serif}"),
    ("a { grid-template: 'x  y' 1fr / auto }", "a{grid-template:'x  y' 1fr / auto}"),
    (
        "li:nth-child( 2n + 1 ):not( .a , .b ) { color: red }",
        "li:nth-child( 2n + 1 ):not( .a,.b ){color:red}",
    ),
    (".\u00a0b\u2003 { color: red }", ".\u00a0b\u2003{color:red}"),
    ("\ufeffa { color: red }", "\ufeffa{color:red}"),
    ("", ""),
)
