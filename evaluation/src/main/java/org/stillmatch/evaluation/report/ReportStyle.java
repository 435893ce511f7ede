package org.stillmatch.evaluation.report;

/// How report.html looks: plain, large, dark on light, and readable when printed.
final class ReportStyle {
    static final String CSS = """
            :root{color-scheme:light}
            body{margin:0;color:#0b0c0c;background:#fff;font:18px/1.5 Arial,Helvetica,sans-serif}
            header{background:#0b0c0c;color:#fff;border-bottom:10px solid #1d70b8;padding:14px 0}
            header div,main,footer div{max-width:960px;margin:0 auto;padding:0 20px}
            header p{margin:0;font-weight:bold;font-size:24px}
            h1{font-size:40px;line-height:1.15;margin:36px 0 20px}
            h2{font-size:30px;line-height:1.2;margin:56px 0 14px;border-top:1px solid #b1b4b6;padding-top:26px}
            h3{font-size:22px;margin:34px 0 10px}
            p,li{max-width:44em;margin:0 0 14px}
            a{color:#1d70b8}
            a:focus,summary:focus,.wide:focus{outline:3px solid #ffdd00;outline-offset:2px}
            .warning{border-left:10px solid #1d70b8;padding:14px 20px;background:#f3f2f1;margin:0 0 24px}
            .warning p:last-child{margin:0}
            .warning strong{font-size:21px}
            .wide{overflow-x:auto;margin:0 0 20px}
            table{border-collapse:collapse;width:100%;font-size:17px;font-variant-numeric:tabular-nums}
            caption{text-align:left;font-weight:bold;padding:0 0 8px}
            th,td{text-align:left;vertical-align:top;padding:9px 16px 9px 0;border-bottom:1px solid #b1b4b6}
            tbody th{font-weight:normal;overflow-wrap:break-word;min-width:5em}
            thead th{font-weight:bold}
            figure{margin:0 0 14px}
            figcaption{font-weight:bold;margin:0 0 8px}
            svg{display:block;width:100%;height:auto;max-width:760px;font:14px Arial,Helvetica,sans-serif}
            svg .grid{stroke:#dcdfe1;stroke-width:1}
            svg text{fill:#0b0c0c}
            svg .on-bar{fill:#fff}
            details{margin:0 0 24px}
            summary{color:#1d70b8;cursor:pointer;text-decoration:underline;margin:0 0 10px}
            dt{font-weight:bold}
            dd{margin:0 0 12px;max-width:44em}
            footer{background:#f3f2f1;border-top:1px solid #b1b4b6;margin-top:60px;padding:24px 0}
            @media print{details>*{display:block}h2{break-after:avoid}figure,table{break-inside:avoid}}
            """;

    private ReportStyle() {}
}
