namespace DnssecToolkit.Notebooks.Pages;

/// <summary>The look of a page. Contrast is at least 4.5:1 for text in both modes (WCAG 2.2, 1.4.3).</summary>
internal static class PageStyle
{
    public const string Sheet = """
        :root{--paper:#fdfcf9;--ink:#20242a;--soft:#5b626c;--line:#dcd9d0;--panel:#f4f2ec;--link:#0b5cad;--keyword:#8a2d6b;--string:#2b6a2f;--comment:#6a6458;--number:#9a4a00;--call:#1f5a8a;--bad:#a4161a;--badpaper:#fdeeee;--warn:#7a5200;--warnpaper:#fdf5e1}
        @media (prefers-color-scheme:dark){:root{--paper:#16181c;--ink:#e4e2dc;--soft:#a3a7ae;--line:#363a41;--panel:#1f2227;--link:#7db8f5;--keyword:#e6a1cf;--string:#9ccf9a;--comment:#a39d8e;--number:#eab273;--call:#93c4ee;--bad:#ff9c96;--badpaper:#341b1c;--warn:#e8c26a;--warnpaper:#2e2615}}
        *{box-sizing:border-box}
        html{background:var(--paper);color:var(--ink);font:17px/1.6 "Source Serif 4","Source Serif Pro",Charter,"Bitstream Charter",Georgia,"DejaVu Serif",serif;-webkit-text-size-adjust:100%}
        body{margin:0}
        main{max-width:62rem;margin:0 auto;padding:3.5rem 1.5rem 6rem}
        h1,h2,h3,h4{font-family:"Source Sans 3","Inter","Segoe UI",Helvetica,Arial,"DejaVu Sans",sans-serif;line-height:1.22;font-weight:650;letter-spacing:-.011em;margin:2.2em 0 .6em;text-wrap:balance}
        h1{font-size:2.15rem;margin-top:0;letter-spacing:-.02em}
        h2{font-size:1.42rem;padding-top:.3em}
        h3{font-size:1.15rem}
        h4{font-size:1rem}
        p,ul,ol,dl,blockquote{margin:0 0 1em}
        .text>p,.text>ul,.text>ol,.text>dl,.text>blockquote{max-width:44rem}
        li{margin:.25em 0}
        a{color:var(--link);text-decoration-thickness:.06em;text-underline-offset:.16em}
        a:focus-visible,pre:focus-visible,figure:focus-visible{outline:2px solid var(--link);outline-offset:2px}
        blockquote{border-left:3px solid var(--line);padding-left:1.1em;color:var(--soft);margin-left:0;margin-right:0}
        hr{border:0;border-top:1px solid var(--line);margin:2.5em 0}
        code,pre,kbd,samp{font-family:"JetBrains Mono","Cascadia Code","SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.82em}
        :not(pre)>code{background:var(--panel);border-radius:4px;padding:.1em .35em}
        pre{margin:0;line-height:1.5;overflow-x:auto;white-space:pre;tab-size:4}
        pre code{font-size:1em;background:none;padding:0}
        .cell{margin:1.4rem 0 1.9rem}
        .source,.text pre{background:var(--panel);border:1px solid var(--line);border-radius:8px;padding:.85rem 1.1rem}
        .text pre{margin:0 0 1em}
        .k{color:var(--keyword)}.s{color:var(--string)}.c{color:var(--comment);font-style:italic}.n{color:var(--number)}.f{color:var(--call)}
        .outputs{margin:.7rem 0 0;padding-left:1.1rem;border-left:3px solid var(--line)}
        .outputs>*{margin:.6rem 0}
        .stderr{color:var(--warn);background:var(--warnpaper);border-radius:6px;padding:.6rem .9rem}
        .error{color:var(--bad);background:var(--badpaper);border-radius:6px;padding:.7rem .9rem;margin-left:-1.1rem;border-left:3px solid var(--bad);border-top-left-radius:0;border-bottom-left-radius:0}
        figure{margin:.8rem 0;overflow-x:auto}
        figure svg,figure img,.html svg{max-width:100%;height:auto}
        .html{overflow-x:auto}
        table{border-collapse:collapse;font-family:"Source Sans 3","Inter","Segoe UI",Helvetica,Arial,"DejaVu Sans",sans-serif;font-size:.84rem;line-height:1.4;font-variant-numeric:tabular-nums;margin:.4rem 0 1rem}
        caption{text-align:left;font-weight:600;padding:0 .2rem .5rem 0}
        th,td{padding:.38rem .9rem .38rem .2rem;border-bottom:1px solid var(--line);vertical-align:top;text-align:left;overflow-wrap:break-word}
        .dnssec-table td{white-space:nowrap}.dnssec-table td.long,.dnssec-table tfoot td{white-space:normal;overflow-wrap:anywhere;min-width:22ch}
        th{white-space:nowrap;font-weight:600;color:var(--soft);border-bottom-width:2px}
        td{min-width:3ch}
        tfoot td{color:var(--soft);border-bottom:0}
        @media (max-width:40rem){html{font-size:16px}main{padding:1.8rem 1rem 4rem}h1{font-size:1.7rem}}
        @media print{:root{--paper:#fff;--ink:#000;--soft:#444;--line:#bbb;--panel:#f6f6f6}html{font-size:10.5pt}main{max-width:none;padding:0}.cell,figure,table{break-inside:avoid}h2,h3{break-after:avoid}pre{white-space:pre-wrap;overflow-wrap:anywhere}a{color:inherit}}
        """;
}
