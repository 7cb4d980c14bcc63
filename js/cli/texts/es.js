// The program's own texts, in Spanish, in the order of `en.js`.
export default {
  "help.evaluate": `Dice qué hace Adobe Marketo Engage con la respuesta de un webhook: qué campos
del posible cliente actualiza, por qué las demás asignaciones no hacen nada, o
qué error registra.

Uso:
  marketo-webhook DEFINICIÓN [RESPUESTA...] [opciones]
  marketo-webhook attributes json|xml [CUERPO]   los valores de un cuerpo
  marketo-webhook fields [DESCRIBE]              los campos
  marketo-webhook rules [ID]                     las reglas
  marketo-webhook probe kit|serve|read           qué hace su propia instancia
  marketo-webhook COMANDO --help

DEFINICIÓN es un archivo JSON: responseType, responseMappings, etc. Con
  "$schema": "./node_modules/marketo-webhook/definition.schema.json"
los editores saben qué puede contener.

RESPUESTA es un archivo, o la entrada estándar si no hay ninguno o es "-": un
mensaje HTTP (lo que imprime "curl -i" o "curl -v"), un archivo HAR de un
navegador o, con --status, un cuerpo solo. El programa mira la entrada para
saber qué es.

Opciones:
  --campaign TIPO           desde qué campaña se llama al webhook: trigger
                            (activadora, predeterminada), batch (por lotes),
                            executable (ejecutable)
  --lead-fields ARCHIVO     sus campos de posible cliente: una respuesta de la
                            llamada describe de Marketo (GET
                            /rest/v1/leads/describe.json)
  --assume NOMBRE=VALOR     qué hace Marketo donde no se sabe; se puede repetir
  --failure CLASE           no hay respuesta: timeout (tiempo de espera
                            agotado), network (error de red)
  --status CÓDIGO           la entrada es un cuerpo solo, con este estado; "404
                            Not Found" da también la frase de motivo
  --header "NOMBRE: VALOR"  un encabezado de ese cuerpo; se puede repetir
  --entry N                 qué entrada de un HAR, desde 1; sin esta opción, la
                            última que tiene respuesta
  --batch PATRÓN            muchas respuestas: "replies/*.http", entre comillas
                            para que el intérprete de comandos no lo toque;
                            también ? [abc] {a,b} y ** para carpetas; se puede
                            repetir
  --json                    el resultado en JSON, como lo da la biblioteca (sus
                            mensajes están en inglés); si hay varias entradas,
                            una línea por cada una, con su "file", y con
                            "problem" en lugar del resultado si no se puede usar
  --strict                  las advertencias cuentan como fallos
  --lang en|es              el idioma; sin esta opción, el de LC_ALL,
                            LC_MESSAGES o LANG
  -h, --help                este texto
  -v, --version             la versión

Salida: una línea por asignación, con el valor que se escribe o el motivo de que
no se escriba; después, el error y las notas. Entre corchetes figura lo seguro
que es y la regla en que se apoya: "marketo-webhook rules ID" dice más. Hay
colores en una terminal, salvo que NO_COLOR esté definida; FORCE_COLOR los pide
también fuera de ella. Qué es la entrada y qué falla en la definición se dice en
la salida de error.

Código de salida: 0 si todas las asignaciones escriben; 1 si una no hace nada,
si hay un error o, con --strict, una advertencia; 2 si la llamada es incorrecta.

Ejemplos:
  curl -i https://service.example/score -d '{}' | npx marketo-webhook definition.json
  npx marketo-webhook definition.json response.http
  npx marketo-webhook definition.json traffic.har --entry 3
  npx marketo-webhook definition.json --status 200 --header 'content-type: application/json' body.json
  npx marketo-webhook definition.json --batch 'replies/*.http' --json > outcomes.jsonl`,
  "help.assumptions": "Suposiciones y sus valores, primero el predeterminado (las reglas los explican):",
  "help.attributes": `Muestra cada valor de un cuerpo con el atributo de respuesta que llega a él, o
por qué ninguno llega.

Uso:
  marketo-webhook attributes json|xml [CUERPO] [opciones]

CUERPO es un archivo, o la entrada estándar si no hay ninguno o es "-". De un
mensaje HTTP (lo que imprime "curl -i") se toma el cuerpo.

Opciones:
  --json         en JSON, con los tipos de datos cuyos campos admiten el valor
  --lang en|es   el idioma
  -h, --help     este texto
  -v, --version  la versión

Código de salida: 0, o 2 si la llamada es incorrecta o el cuerpo no se puede
leer.`,
  "help.fields": `Muestra los campos de posible cliente de una respuesta de la llamada describe de
Marketo (GET /rest/v1/leads/describe.json): nombre de API de SOAP, tipo de datos
y longitud.

Uso:
  marketo-webhook fields [DESCRIBE] [opciones]

DESCRIBE es un archivo, o la entrada estándar si no hay ninguno o es "-".

Opciones:
  --json         en JSON, como los admite leadFields de una definición
  --lang en|es   el idioma
  -h, --help     este texto
  -v, --version  la versión

Código de salida: 0, o 2 si la llamada es incorrecta o la entrada no es una
respuesta así.`,
  "help.rules": `Muestra las reglas: qué hace Marketo con una respuesta y lo seguro que es.

Uso:
  marketo-webhook rules [ID] [opciones]

ID es el de una regla, como coerce.numeric-text, para ver sus fuentes y cómo se
cambia; o el de un grupo, como coerce.

Opciones:
  --json         en JSON
  --lang en|es   el idioma
  -h, --help     este texto
  -v, --version  la versión

Código de salida: 0, o 2 si la llamada es incorrecta.`,

  "wrong-call": "marketo-webhook: {what}",
  stdin: "entrada estándar",
  "stdin.waiting": "se espera la entrada desde la terminal; termínela con Ctrl+D (en Windows, Ctrl+Z y Entrar)",
  default: "predeterminado",

  "lang.unknown": "`--lang` admite `en` o `es`, no `{value}`",
  "option.unknown": "no existe la opción `{option}`; `--help` muestra las que hay",
  "option.unknown.nearest": "no existe la opción `{option}`; ¿quiso decir `{nearest}`?",
  "option.elsewhere": "`{option}` es una opción de otro comando; `--help` muestra las de este",
  "option.no-value": "`{option}` no lleva valor; quite lo que sigue a `=`",
  "option.value-missing": "a `{option}` le falta el valor: {value}",
  "option.twice": "`{option}` aparece dos veces; quite una",
  "argument.surplus": "el argumento `{argument}` sobra; quítelo, o ponga entre comillas lo que va junto",
  "value.unknown": "`{option}` admite {names}, no `{value}`",
  "value.unknown.nearest": "`{option}` no admite `{value}`; ¿quiso decir `{nearest}`?",
  "value.assume": "un nombre y un valor, como `jsonNull=clear`",
  "value.batch": "un patrón de archivos entre comillas, como `'replies/*.http'`",
  "value.campaign": "`trigger`, `batch` o `executable`",
  "value.entry": "el número de una entrada, desde 1",
  "value.failure": "`timeout` o `network`",
  "value.header": "un encabezado entre comillas, como `'content-type: application/json'`",
  "value.lang": "`en` o `es`",
  "value.lead-fields": "el archivo de una respuesta de la llamada describe de Marketo",
  "value.status": "un estado, como `200`",
  "assume.form": "`--assume` admite un nombre y un valor, como `jsonNull=clear`, no `{value}`",
  "status.form": "`--status` admite un número de 100 a 999, con su frase de motivo o sin ella, no `{value}`",
  "header.form": "`--header` admite un nombre, dos puntos y un valor, como `content-type: application/json`, no `{value}`",
  "header.without-status":
    "`--header` acompaña a un cuerpo solo: añada `--status`, o quítelo, porque un mensaje HTTP ya tiene sus encabezados",
  "entry.form": "`--entry` admite el número de una entrada, desde 1, no `{value}`",
  "entry.with-status": "`--entry` elige una respuesta de un HAR y `--status` hace una de un cuerpo: quite uno de los dos",
  "failure.with-response": "`--failure` dice que no hay respuesta: quite la respuesta, o bien `--failure`",
  "batch.none": "ningún archivo coincide con `{pattern}`; las rutas parten de la carpeta actual",
  "stdin.twice": "la entrada estándar se lee una sola vez: ponga un archivo en lugar de cada `-` menos uno",

  "file.missing": "no existe el archivo `{file}`; las rutas parten de la carpeta actual",
  "file.missing.nearest": "no existe el archivo `{file}`; ¿quiso decir el comando `{nearest}`?",
  "file.pattern": "no existe el archivo `{file}`; para un patrón de archivos, use `--batch '{file}'`",
  "file.directory": "`{file}` es una carpeta; indique un archivo de ella, o todos con `--batch '{file}/*'`",
  "file.denied": "este usuario no puede leer `{file}`; cambie sus permisos",
  "file.unreadable": "no se puede leer `{file}` ({code}); pruebe con una copia",
  "json.encoding": "`{file}` no está en UTF-8; guárdelo en UTF-8",
  "json.empty": "`{file}` está vacío; tiene que ser JSON",
  "json.too-deep": "no se puede leer `{file}`: tiene demasiados corchetes o llaves unos dentro de otros",
  "json.unexpected": "`{file}` no es JSON: no se esperaba `{found}` en la línea {line}, columna {column}",
  "json.cut-off":
    "`{file}` no es JSON: termina antes de tiempo, en la línea {line}, columna {column}; falta cerrar un corchete, una llave o unas comillas",
  "json.trailing-comma": "`{file}` no es JSON: quite la coma final de la línea {line}, columna {column}",
  "json.comment": "`{file}` no es JSON: quite el comentario de la línea {line}, columna {column}",
  "json.single-quotes": "`{file}` no es JSON: use comillas dobles en lugar de las simples de la línea {line}, columna {column}",
  "json.line-break":
    "`{file}` no es JSON: escriba como \\n el salto de línea que hay dentro del texto en la línea {line}, columna {column}",
  "json.quote":
    "`{file}` no es JSON: faltan unas comillas o una coma, o unas comillas dentro de un texto no llevan \\, justo antes de la línea {line}, columna {column}",

  "definition.absent": "indique primero el archivo con la definición del webhook; `--help` explica qué es",
  "definition.is-message": "`{file}` es una respuesta, y la definición va primero: marketo-webhook DEFINICIÓN RESPUESTA",
  "definition.quote-batch": "`{file}` es una respuesta, y la definición va primero; ponga entre comillas el patrón de `--batch`",
  "definition.wrong": "`{file}` no es una definición: {what}",
  "definition.no-object": "tiene que ser un objeto con `responseType` y `responseMappings`",
  "definition.unknown-key": "contiene `{place}`, que no se conoce; puede contener {names}",
  "definition.unknown-key.nearest": "contiene `{place}`, que no se conoce; ¿quiso decir `{nearest}`?",
  "definition.missing": "falta `{place}`; se espera {wanted}",
  "definition.unexpected": "`{place}` es `{found}`; se espera {wanted}",
  "expected.names": "uno de estos valores: {names}",
  "expected.object": "un objeto",
  "expected.array": "una lista entre corchetes",
  "expected.string": "un texto entre comillas",
  "expected.true-or-false": "true o false, sin comillas",
  "expected.whole-number-from": "un número entero desde 1, sin comillas",
  "describe.wrong": "no se puede usar `{file}`: {what}",
  "describe.too-large": "`{file}` tiene más de 16 MiB; ninguna respuesta de describe los tiene",
  "describe.absent": "indique el archivo de una respuesta de describe, o pásela por una tubería; `--help` explica qué es",

  "input.absent":
    "falta la respuesta: indique su archivo, o pásela por una tubería, como en curl -i URL | npx marketo-webhook definition.json",
  "input.empty":
    "`{file}`: no contiene nada, y se espera una respuesta; si la llamada no obtuvo ninguna, use `--failure network` o `--failure timeout`; si el cuerpo está vacío, use `curl -i`",
  "input.too-large": "`{file}` tiene más de 256 MiB; acorte su cuerpo",
  "input.message": "`{file}` no se puede leer como mensaje HTTP: {why}",
  "input.entry-of-message": "`--entry` elige una respuesta de un HAR, y `{file}` es un mensaje HTTP; quítelo",
  "input.curl-failed":
    "`{file}` solo contiene un error de curl y ninguna respuesta; si el servicio no da ninguna, use `--failure {failure}`",
  "input.body-alone.json": "`{file}` es JSON sin estado ni encabezados; obténgalos con `curl -i`, o añada `--status 200`",
  "input.body-alone.xml": "`{file}` es XML o HTML sin estado ni encabezados; obténgalos con `curl -i`, o añada `--status 200`",
  "input.body-alone.other":
    "`{file}` no es un mensaje HTTP ni un HAR; si es un cuerpo solo, añada `--status 200`; si no, obtenga la respuesta con `curl -i`",
  "message.no-status": "una respuesta comienza por su línea de estado, como `HTTP/1.1 200 OK`",
  "message.request-alone": "es una solicitud sin su respuesta; obtenga ambas con `curl -v`",
  "message.header": "`{found}`, en la línea {line}, no es un encabezado; ponga una línea vacía antes del cuerpo",
  "message.not-printed": "curl omitió un cuerpo binario; pídalo con `curl --compressed`, o guárdelo en un archivo con `-o`",
  "har.no-response#one": "`{file}` tiene {count} entrada, sin respuesta; grábelo de nuevo",
  "har.no-response#other": "`{file}` tiene {count} entradas, ninguna con respuesta; grábelo de nuevo",
  "har.entry-missing#one": "`{file}` no tiene la entrada {entry}; tiene {count} entrada",
  "har.entry-missing#other": "`{file}` no tiene la entrada {entry}; tiene {count} entradas",
  "har.entry-without-response": "la entrada {entry} de `{file}` no tiene respuesta; elija otra, o use `--failure network`",
  "har.body-missing":
    "falta el cuerpo de la entrada {entry} en `{file}`; guarde el HAR con contenido, o dé el cuerpo con `--status`",

  unusable: "(no se puede usar: vea la salida de error)",
  found: "{file}: {what}",
  "found.message": "un mensaje HTTP, estado {status}",
  "found.har": "un HAR, entrada {entry} de {count}, estado {status}",
  "found.har.url": "un HAR, entrada {entry} de {count}: {url}, estado {status}",
  "found.body": "un cuerpo solo, que se toma con el estado {status}",
  "found.many": "encontrado: {what}",
  "found.many.message#one": "{count} mensaje HTTP",
  "found.many.message#other": "{count} mensajes HTTP",
  "found.many.har#one": "{count} HAR",
  "found.many.har#other": "{count} HAR",
  "found.many.body#one": "{count} cuerpo solo",
  "found.many.body#other": "{count} cuerpos solos",
  "sum#one": "{count} entrada: {what}",
  "sum#other": "{count} entradas: {what}",
  "sum.written#one": "en {count} escriben todas las asignaciones",
  "sum.written#other": "en {count} escriben todas las asignaciones",
  "sum.partly#one": "en {count} no escriben todas",
  "sum.partly#other": "en {count} no escriben todas",
  "sum.error#one": "{count} es un error",
  "sum.error#other": "{count} son errores",
  "sum.unusable#one": "{count} no se puede usar",
  "sum.unusable#other": "{count} no se pueden usar",

  "severity.error": "error",
  "severity.warning": "advertencia",
  "update.cleared": "(queda vacío)",
  "update.empty": "(texto vacío)",
  "update.relative": "(se suma a la puntuación)",
  "update.truncated": "(cortado en el límite del campo)",
  "update.cut": "({count} caracteres; --json los da todos)",
  "skipped.switch": "con `--assume {assumption}={value}` se escribiría",
  "skipped.error": "no se escribe; vea el error",
  error: "Error ({name})",
  "error.code": "Error {code} ({name})",
  "type.batch-campaign": "campaña por lotes",
  "type.executable-campaign": "campaña ejecutable",
  "type.empty-body": "cuerpo vacío",
  "type.http-status": "estado HTTP",
  "type.timeout": "tiempo de espera agotado",
  "type.network": "sin respuesta",
  "type.unreadable-body": "cuerpo ilegible",
  "error.type": "Tipo de error (Error Type): `{phrase}`",
  "error.type.empty": "Tipo de error (Error Type): vacío",
  "error.retry-after#one": "reintente pasado {count} segundo",
  "error.retry-after#other": "reintente pasados {count} segundos",
  "recovery.configuration": "qué corregir: la campaña o el webhook",
  "recovery.retry": "qué corregir: nada, la misma llamada puede funcionar más tarde",
  "recovery.service": "qué corregir: el servicio",

  "basis.documented": "documentada",
  "basis.observed": "observada",
  "basis.sibling": "relacionada",
  "basis.assumed": "supuesta",
  "basis.advice": "consejo",
  "basis.documented.means": "Documentada: Adobe lo dice de los webhooks.",
  "basis.observed.means": "Observada: lo cuentan quienes usan Marketo.",
  "basis.sibling.means": "Vecina: Adobe lo dice de otra función, así que puede que valga para los webhooks.",
  "basis.assumed.means": "Supuesta: nadie lo dice, o lo que se dice no concuerda.",
  "basis.advice.means": "Consejo: no afirma nada de Marketo; es lo que la biblioteca deduce.",
  "source.supports": "a favor",
  "source.contradicts": "en contra",
  "rules.switch": "Si en su instancia es distinto, cámbielo:",
  "rules.unknown": "no existe la regla `{id}`; `marketo-webhook rules` las muestra",
  "rules.unknown.nearest": "no existe la regla `{id}`; ¿quiso decir `{nearest}`?",

  "attributes.format": "diga qué es el cuerpo: `attributes json` o `attributes xml`",
  "attributes.none": "{file}: ningún valor",
  "attributes.unreadable": "no se pueden mostrar los valores de `{file}`: {what}",
  "attributes.too-large": "tiene más de 16 MiB o demasiados valores; acórtelo",
  "body.absent":
    "indique el archivo del cuerpo, o páselo por una tubería, como en curl URL | npx marketo-webhook attributes {format}",
  "kind.object": "(objeto)",
  "kind.array": "(matriz)",
  "kind.element": "(elemento)",
  "unreachable.key-characters":
    "ningún atributo puede nombrarlo: una clave de la ruta tiene caracteres que no son letras, cifras, - _ : ni espacios",
  "unreachable.undefined-xml": "indefinido: un elemento de la ruta tiene hijos repetidos y únicos",
  "unreachable.xml-attribute": "un atributo XML, al que ningún atributo de respuesta llega",
  "fields.read-only": "solo lectura",
  "fields.unmappable#one": "{count} campo no tiene nombre de API de SOAP, así que ninguna asignación llega a él: {names}",
  "fields.unmappable#other": "{count} campos no tienen nombre de API de SOAP, así que ninguna asignación llega a ellos: {names}",

  "help.probe": `Qué hace su propia instancia de Marketo donde nadie lo sabe.

Uso:
  marketo-webhook probe kit [opciones]              qué crear en Marketo
  marketo-webhook probe serve [opciones]            el servicio al que llama
                                                    Marketo y una página que
                                                    dice qué hacer
  marketo-webhook probe read ARCHIVO... [opciones]  qué dicen después los
                                                    posibles clientes (leads)

ARCHIVO es una respuesta de la API de REST de Marketo: los posibles clientes de
una lista, cada uno con el nombre de su experimento como nombre de pila; o una
lista de observaciones, como las admite la biblioteca; o la entrada estándar con
"-".

Opciones:
  --about NOMBRE        un kit solo para esta suposición, y para leerlo; se
                        puede repetir
  --port N              dónde servir: sin ella 8080, con 0 el que esté libre
  --host NOMBRE         en qué dirección escuchar: sin ella localhost, de modo
                        que nadie más llega
  --fired ARCHIVO       los posibles clientes con cuya llamada se activó el
                        activador: una respuesta de la API de REST
  --error-type NOMBRE=TIPO
                        el tipo de error en el registro de actividad del posible
                        cliente de un experimento, como json-blank=1001; se
                        puede repetir
  --lead-fields ARCHIVO
                        una respuesta de la llamada Describir posible cliente,
                        para comprobar los tipos de los campos
  --json                el kit o el resultado como JSON, como los da la
                        biblioteca
  --strict              lo que queda abierto cuenta como fallo
  --lang en|es          el idioma
  -h, --help            este texto
  -v, --version         la versión

Estado de salida: 0; 1 si nada explica algo de lo que se vio, o con --strict si
algo queda abierto; 2 si la llamada está mal hecha.`,
  "value.about": "el nombre de una suposición, como `jsonNull`",
  "value.error-type": "un experimento y su tipo de error, como `json-blank=1001`",
  "value.fired": "el archivo de una respuesta con los posibles clientes con cuya llamada se activó el activador",
  "value.host": "una dirección o un nombre de este equipo, como `localhost`",
  "value.port": "un puerto, como `8080`",
  "error-type.form": "`--error-type` admite un experimento y su tipo de error, como `json-blank=1001`, no `{value}`",
  "port.form": "`--port` admite un número de 0 a 65535, no `{value}`",
  "probe.absent": "indique qué hacer: `probe kit`, `probe serve` o `probe read`",
  "probe.unknown": "no hay ningún `probe {name}`; hay {names}",
  "probe.unknown.nearest": "no hay ningún `probe {name}`; ¿quiso decir `probe {nearest}`?",
  "probe.fields#one": "{count} campo",
  "probe.fields#other": "{count} campos",
  "probe.before": "antes de cada llamada: {value}",
  "probe.webhook": "Webhook {name}, tipo de respuesta {type}",
  "probe.url": "URL: la dirección del servicio, seguida de reply/{token}",
  "probe.experiments#one": "{count} experimento, con un posible cliente",
  "probe.experiments#other": "{count} experimentos, con un posible cliente cada uno",
  "probe.control": "(control)",
  "probe.how": "`marketo-webhook probe serve` tiene una página que dice qué hacer en Marketo, en el orden de sus pantallas.",
  "probe.serving":
    "La página dice qué hacer. Marketo tiene que poder llegar a esta dirección: ponga delante un proxy o un túnel con https. Ctrl+C termina.",
  "probe.port-taken": "otro programa ya escucha en el puerto {port}; elija otro con `--port`",
  "probe.port-denied": "este usuario no puede escuchar en el puerto {port}; elija uno a partir de 1024 con `--port`",
  "probe.host-unknown": "este equipo no tiene la dirección `{host}`",
  "probe.read-absent": "indique el archivo con los posibles clientes, como los devuelve la API de REST; `--help` dice cuáles",
  "probe.failed": "`{file}` es un error de Marketo y no contiene posibles clientes: {message}",
  "probe.no-result":
    "`{file}` no es ni una respuesta de la API de REST de Marketo (no contiene `result`) ni una lista de observaciones",
  "probe.more-result":
    "`{file}` es una página de varias; obtenga también las demás y ponga todos los posibles clientes en un solo `result`",
  "probe.no-first-name":
    "`{file}` contiene un posible cliente sin `firstName`, así que no se sabe de qué experimento es; pida el campo con `fields=firstName,…`",
  "probe.wrong": "las observaciones no se pueden leer: vea `{place}`",
  "probe.left": "Estos posibles clientes no son de ningún experimento y se omiten: {names}",
  "probe.other-type": "El campo `{name}` es de tipo `{found}` en lugar de `{type}`: no se concluye nada de él",
  "probe.unseen": "Sin observar: {names}; lo que depende de ello queda abierto",
  "probe.decided#one": "{count} decidida",
  "probe.decided#other": "{count} decididas",
  "probe.open#one": "{count} abierta: más de un valor explica lo que se vio, o no se puede concluir nada de ello",
  "probe.open#other": "{count} abiertas: más de un valor explica lo que se vio, o no se puede concluir nada de ello",
  "probe.open.why": "Entre corchetes está lo que lo mostraría; docs/probe.md dice qué no se puede ver.",
  "probe.unexplained#one": "{count} sin explicar: ningún valor explica lo que se vio",
  "probe.unexplained#other": "{count} sin explicar: ningún valor explica lo que se vio",
  "probe.unexplained.what":
    "Compruebe la configuración (nombres, tipos, asignaciones, valores antes de la llamada) y que cada posible cliente se llamó una sola vez. Si es correcta, una regla de la biblioteca está mal: informe de ello, por favor.",
  "probe.use": "Para las definiciones de esta instancia:",
  "finding.value": "{experiment}, {field}: `{seen}`",
  "finding.null": "{experiment}, {field}: vacío; ¿contenía su valor antes de la llamada?",
  "finding.other-type":
    "{experiment}, {field}: `{seen}`; ¿es el campo del tipo correcto, y es esto una respuesta de la API de REST?",
  "finding.no-call":
    "{experiment}, {field}: `{seen}`; la llamada no se hizo, no se usó su respuesta o falta la asignación de este campo",
  "finding.other-call": "{experiment}, {field}: `{seen}`; el posible cliente no está como lo dejó la llamada de este experimento",
  "finding.no-mapping": "{experiment}, {field}: `{seen}`; falta su asignación en {webhook} o está mal escrita",
  "finding.missing": "{experiment}, {field}: el posible cliente no tiene ese campo",
  "finding.called": "{experiment}, {what}: `{seen}`",
  "finding.other-lead": "{experiment}: el posible cliente no tiene ninguno de los campos del kit",
  "finding.twice": "{experiment}: observado más de una vez, con valores distintos",
};
