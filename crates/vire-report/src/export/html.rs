//! The page for reading and printing: a report for a meeting in the reader's language, in one file.
//!
//! Needs no network: pictures and the font are inside.
//! Runs nothing. Tables are folded away on the screen and left out on paper.

use std::fmt::Write as _;

use vire_text::Text;

use super::meeting::{Block, Section, paper};
use super::{ExportError, Summary};
use crate::chart::{Picture, Table};

const STYLE: &str = "\
:root{color-scheme:light}*{box-sizing:border-box}\
body{font:1rem/1.5 Figtree,'Segoe UI',system-ui,sans-serif;color:#111614;background:#fff;max-width:62rem;\
margin:2rem auto;padding:0 1.5rem}\
header{border-bottom:3px solid #1D5C49;padding-bottom:1rem}\
h1{font-size:2rem;line-height:1.2;margin:0}h2{font-size:1.35rem;margin:2.5rem 0 .75rem;color:#154637}\
h3{font-size:1rem;margin:0}header p{margin:.25rem 0 0}header .organisation{font-size:1.2rem;font-weight:600}\
ol.findings{padding:0;margin:0;list-style:none;display:grid;gap:1rem}\
ol.findings li{border-left:4px solid #1D5C49;padding:.1rem 0 .1rem 1rem;break-inside:avoid}\
ol.findings p{margin:.15rem 0}.said{font-size:1.15rem}.sure,figcaption{color:#444C48}\
svg{width:100%;height:auto;display:block}figure{margin:1.25rem 0;break-inside:avoid}\
details{margin:.5rem 0}summary{cursor:pointer;color:#1D5C49;text-decoration:underline}\
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.875rem;\
font-variant-numeric:tabular-nums}caption{text-align:start;font-weight:600;padding:.5rem 0}\
th,td{text-align:start;padding:.3rem .75rem .3rem 0;border-bottom:1px solid #DFDFDC;vertical-align:top}\
dt{font-weight:600;margin-top:.5rem}dd{margin:0;overflow-wrap:anywhere}\
@page{size:A4;margin:16mm 15mm}\
@media print{body{margin:0;max-width:none;padding:0;font-size:11pt}details{display:none}\
h2{break-after:avoid}section#method{break-before:page}a{color:inherit}}";

pub(super) fn write(summary: &Summary<'_>, text: &Text) -> Result<Vec<u8>, ExportError> {
    let mut page = String::with_capacity(128 * 1024);
    let paper = paper(summary, text);
    // Writing to a string cannot fail, here and below.
    let _ = write!(
        page,
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{} · {}</title>\n\
         <style>{}{STYLE}</style>\n</head>\n<body>\n<header>\n<h1>{}</h1>\n<p class=\"organisation\">{}</p>\n",
        text.language().tag(),
        plain(&paper.title),
        plain(&paper.organisation),
        faces(),
        plain(&paper.title),
        plain(&paper.organisation),
    );
    for line in &paper.under {
        let _ = writeln!(page, "<p>{}</p>", plain(line));
    }
    page.push_str("</header>\n<main>\n");
    for section in &paper.sections {
        write_section(&mut page, section, text);
    }
    page.push_str("</main>\n</body>\n</html>\n");
    Ok(page.into_bytes())
}

fn write_section(page: &mut String, section: &Section, text: &Text) {
    let (id, title) = (section.id, plain(&section.title));
    let _ = writeln!(
        page,
        "<section id=\"{id}\" aria-labelledby=\"{id}-title\">\n<h2 id=\"{id}-title\">{title}</h2>"
    );
    let mut in_list = false;
    for block in &section.blocks {
        let is_finding = matches!(block, Block::Finding(_));
        if is_finding != in_list {
            page.push_str(if is_finding { "<ol class=\"findings\">\n" } else { "</ol>\n" });
            in_list = is_finding;
        }
        write_block(page, block, text);
    }
    if in_list {
        page.push_str("</ol>\n");
    }
    page.push_str("</section>\n");
}

fn write_block(page: &mut String, block: &Block, text: &Text) {
    let _ = match block {
        Block::Text(said) => writeln!(page, "<p>{}</p>", plain(said)),
        Block::Finding(one) => writeln!(
            page,
            "<li><h3>{}</h3><p class=\"said\">{}</p><p class=\"sure\">{}</p></li>",
            plain(&one.title),
            plain(&one.said),
            plain(&one.sure)
        ),
        Block::Picture(picture) => {
            write_picture(page, picture, text);
            Ok(())
        }
        Block::Table(caption, table) => {
            write_table(page, caption, caption, table);
            Ok(())
        }
        Block::Entries(entries) => {
            page.push_str("<dl>\n");
            for (name, value) in entries {
                let _ = writeln!(page, "<dt>{}</dt><dd>{}</dd>", plain(name), plain(value));
            }
            writeln!(page, "</dl>")
        }
    };
}

fn write_picture(page: &mut String, picture: &Picture, text: &Text) {
    let _ = write!(
        page,
        "<figure>\n{}<figcaption>{}</figcaption>\n</figure>\n",
        picture.svg,
        plain(&picture.summary)
    );
    if !picture.table.rows.is_empty() {
        write_table(page, &text.get("ui-chart-table", &[]), &picture.title, &picture.table);
    }
}

fn write_table(page: &mut String, fold: &str, caption: &str, table: &Table) {
    let _ = write!(
        page,
        "<details>\n<summary>{}</summary>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\">\n\
         <table>\n<caption>{}</caption>\n<thead><tr>",
        plain(fold),
        plain(caption),
        plain(caption)
    );
    for column in &table.columns {
        let _ = write!(page, "<th scope=\"col\">{}</th>", plain(column));
    }
    page.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        page.push_str("<tr>");
        for (at, content) in row.iter().enumerate() {
            let content = plain(content);
            let _ = match at {
                0 => write!(page, "<th scope=\"row\">{content}</th>"),
                _ => write!(page, "<td>{content}</td>"),
            };
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</tbody>\n</table>\n</div>\n</details>\n");
}

fn plain(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Puts the shipped font into the page: the pictures are laid out for it.
fn faces() -> String {
    const REGULAR: &[u8] = include_bytes!("../../../../assets/fonts/Figtree-Regular.woff2");
    const SEMIBOLD: &[u8] = include_bytes!("../../../../assets/fonts/Figtree-SemiBold.woff2");
    let face = |weight: u32, bytes: &[u8]| {
        format!(
            "@font-face{{font-family:Figtree;font-weight:{weight};\
             src:url(data:font/woff2;base64,{})format('woff2')}}",
            base64(bytes)
        )
    };
    face(400, REGULAR) + &face(600, SEMIBOLD)
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let word =
            chunk.iter().enumerate().fold(0_u32, |word, (at, byte)| word | u32::from(*byte) << (16 - 8 * at));
        for at in 0..4_usize {
            let sign = SIGNS.get((word >> (18 - 6 * at) & 63) as usize).copied().unwrap_or(b'=');
            text.push(if at <= chunk.len() { char::from(sign) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_rfc_4648() {
        for (plain, expect) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(plain.as_bytes()), expect);
        }
    }
}
