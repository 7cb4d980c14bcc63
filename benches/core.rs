//! The core by stage, natively: `cargo bench --bench core`.
//!
//! The stages are private, so some are measured by difference: `benches/README.md` says which.

use std::fmt::Write as _;
use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput};
use marketo_webhook::definition::{DataType, LeadField};
use marketo_webhook::{CampaignType, Reply, Response, ResponseType, Status, Webhook, WebhookDefinition};

const SIZES: [(&str, usize); 4] =
    [("300 B", 300), ("4 KB", 4 << 10), ("64 KB", 64 << 10), ("1 MB", 1_000_000)];

const FIELDS: [(&str, DataType, &str); 5] = [
    ("city", DataType::String, "\"Utrecht\""),
    ("score", DataType::Integer, "720"),
    ("balance", DataType::Currency, "1250.75"),
    ("optedIn", DataType::Boolean, "true"),
    ("renewal", DataType::Date, "\"2026-01-31\""),
];

/// The names of the mapped members: the fields over and over, numbered.
fn members(count: usize) -> impl Iterator<Item = (String, &'static DataType, &'static str)> {
    FIELDS
        .iter()
        .cycle()
        .take(count)
        .enumerate()
        .map(|(i, (name, data_type, value))| (format!("{name}{i}"), data_type, *value))
}

/// A body of about this many bytes, the mapped members at its end.
fn json(size: usize, mapped: usize) -> String {
    let lead = members(mapped).map(|(name, _, value)| format!("\"{name}\":{value}"));
    let lead = format!("\"lead\":{{{}}}}}", lead.collect::<Vec<_>>().join(","));
    let mut body = String::from("{\"orders\":[0");
    for i in 0.. {
        if body.len() + lead.len() + 150 > size {
            break;
        }
        write!(
            body,
            ",{{\"id\":{i},\"customer\":\"Anna {i}\",\"total\":{i}.5,\"paid\":true,\"note\":\"left at the door\",\"tags\":[1,2]}}"
        )
        .unwrap();
    }
    body + "]," + &lead
}

fn xml(size: usize, mapped: usize) -> String {
    let lead =
        members(mapped).map(|(name, _, value)| format!("<{name}>{}</{name}>", value.trim_matches('"')));
    let lead = lead.collect::<Vec<_>>().concat();
    let mut body = String::from("<response><orders>");
    for i in 0.. {
        if body.len() + lead.len() + 180 > size {
            break;
        }
        write!(
            body,
            "<order id=\"{i}\"><customer>Anna {i}</customer><total>{i}.5</total><paid>true</paid><note>left at the door</note></order>"
        )
        .unwrap();
    }
    body + "</orders><lead>" + &lead + "</lead></response>"
}

fn definition(response_type: ResponseType, mapped: usize) -> WebhookDefinition {
    let top = if response_type == ResponseType::Xml { "response.lead" } else { "lead" };
    let definition = WebhookDefinition::new(response_type).with_lead_fields(
        members(mapped).map(|(name, data_type, _)| LeadField::new(name, data_type.clone())),
    );
    members(mapped)
        .fold(definition, |definition, (name, ..)| definition.with_mapping(format!("{top}.{name}"), name))
}

fn response<'b>(status: u16) -> Response<'b> {
    let status = Status::new(status).expect("a status has three digits");
    Response::new(status).with_reason_phrase("OK").with_header("content-type", "application/json")
}

fn evaluate(bench: &mut criterion::Bencher<'_>, webhook: &Webhook, response: Response<'_>) {
    let reply = Reply::from(response);
    bench.iter(|| webhook.evaluate(CampaignType::Trigger, black_box(&reply)));
}

/// Compiling definitions.
fn compile(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("compile");
    for mapped in [1, 5, 50] {
        let definition = definition(ResponseType::Json, mapped);
        group.bench_with_input(BenchmarkId::new("mappings", mapped), &definition, |bench, definition| {
            bench.iter_with_large_drop(|| Webhook::new(definition.clone()));
        });
    }
    group.finish();
}

/// Deciding alone: without mappings no body is parsed; or the status refuses.
fn decide(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("decide");
    let body = json(4 << 10, 5);
    let mapped = Webhook::new(definition(ResponseType::Json, 5));
    let unmapped = Webhook::new(definition(ResponseType::Json, 0));
    group.bench_function("404", |bench| evaluate(bench, &mapped, response(404).with_text(&body)));
    group.bench_function("no mappings", |bench| evaluate(bench, &unmapped, response(200).with_text(&body)));
    group.finish();
}

/// The whole evaluation: `text` minus `decide` is extracting with one mapping, `bytes` minus `text` is the charset, and
/// the cost of more mappings is coercing and building the outcome.
fn whole(criterion: &mut Criterion) {
    for (format, response_type) in [("json", ResponseType::Json), ("xml", ResponseType::Xml)] {
        for (name, size) in SIZES {
            let mut group = criterion.benchmark_group(format!("{format} {name}"));
            for mapped in [1, 5, 50] {
                if mapped == 50 && size < 4 << 10 {
                    continue;
                }
                let webhook = Webhook::new(definition(response_type, mapped));
                let body = if format == "json" { json(size, mapped) } else { xml(size, mapped) };
                group.throughput(Throughput::Bytes(body.len() as u64));
                group.bench_function(BenchmarkId::new("text, mappings", mapped), |bench| {
                    evaluate(bench, &webhook, response(200).with_text(&body));
                });
                group.bench_function(BenchmarkId::new("bytes, mappings", mapped), |bench| {
                    evaluate(bench, &webhook, response(200).with_bytes(body.as_bytes()));
                });
            }
            group.finish();
        }
    }
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    compile(&mut criterion);
    decide(&mut criterion);
    whole(&mut criterion);
    criterion.final_summary();
}
