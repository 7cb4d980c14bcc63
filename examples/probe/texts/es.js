// Los textos de la página en español. Los nombres de las pantallas de Marketo van entre asteriscos.
export const es = {
  name: "Español",
  title: "Qué hace su instancia de Marketo con las respuestas de los webhooks",
  introduction:
    "Nadie ha escrito qué hace Marketo con null, con un texto en un campo numérico o con un cuerpo que solo tiene espacios en blanco. Su instancia puede mostrarlo. Se crean unos pocos campos y dos webhooks que llaman a este servicio, se importan unos posibles clientes (leads) de prueba y después se leen. Lleva una media hora.",
  needs:
    "Necesita permisos de administración, mejor en un entorno de pruebas (sandbox), y acceso a la API para leer los posibles clientes. Este servicio no guarda nada. Nada de esto escribe en un campo estándar.",
  copy: "Copiar",
  copied: "Copiado:",

  fields: "Cree los campos",
  "fields.where":
    "*Admin* > *Administración de campos* (Field Management) > *Nuevo campo personalizado* (New Custom Field). Objeto: la persona. Marketo genera el nombre de API; déjelo como está.",
  "fields.caption": "Los campos personalizados y el tipo de cada uno. El tipo importa.",
  "fields.name": "Nombre",
  "fields.type": "Tipo",
  "type.string": "Cadena (String)",
  "type.integer": "Entero (Integer)",
  "type.score": "Puntuación (Score)",
  "type.boolean": "Booleano (Boolean)",
  "type.date": "Fecha (Date)",
  "type.email": "Correo electrónico (Email)",
  "type.url": "URL",

  webhooks: "Cree los webhooks",
  "webhooks.where":
    "*Admin* > *Webhooks* > *Nuevo webhook* (New Webhook). La plantilla de carga útil queda vacía. Después, en *Asignaciones de respuesta* (Response Mappings), *Editar* (Edit) añade las filas.",
  "webhooks.url.why":
    "Cada posible cliente de prueba lleva como nombre de pila el de un experimento. El token de la URL lo envía a este servicio, que responde según él. Marketo tiene que poder llegar a esta dirección.",
  "webhooks.local":
    "Esta página se abrió con una dirección de su propio equipo, a la que Marketo no puede llegar. Ponga delante del servicio un túnel o un proxy con https y abra la página ahí: las URL de abajo cambian con ella.",
  "webhooks.name": "Nombre del webhook (Webhook Name)",
  "webhooks.url": "URL",
  "webhooks.request-type": "Tipo de solicitud (Request Type)",
  "webhooks.encoding": "Codificación de token de solicitud (Request Token Encoding)",
  "webhooks.encoding.none": "Ninguna (None)",
  "webhooks.response-type": "Tipo de respuesta (Response Type)",
  "mappings.caption": "Asignaciones de respuesta de {name}",
  "mappings.attribute": "Atributo de respuesta (Response Attribute)",
  "mappings.field": "Campo de Marketo (Marketo Field)",
  "mappings.letters": "Si Marketo no admite el atributo con `ö` y `ß`, omita esa fila.",

  leads: "Importe los posibles clientes",
  "leads.what":
    "Cree una lista estática `Probe` y otra, `Probe fired`, que queda vacía. En `Probe`, *Acciones de lista* (List Actions) > *Importar lista* (Import List), importe este archivo: {count} posibles clientes, uno por experimento, con los valores que los campos tienen que contener antes de él.",
  "leads.download": "Descargar leads.csv",

  campaigns: "Cree las campañas",
  "campaigns.where": "En *Actividades de marketing* (Marketing Activities), tres campañas inteligentes.",
  "campaigns.smart-list": "Lista inteligente (Smart List)",
  "campaigns.flow": "Flujo (Flow)",
  "campaigns.schedule": "Programación (Schedule)",
  "campaigns.calls": "Probe calls",
  "campaigns.calls.why": "Llama a los webhooks.",
  "campaigns.calls.smart-list":
    "Activador *Se solicita una campaña* (Campaign is Requested): *es cualquiera* (is any); filtro *Nombre* (First Name) no es `json-batch`",
  "campaigns.calls.flow":
    "*Llamar al webhook* (Call Webhook) con *Agregar opción* (Add Choice): si *Nombre* (First Name) comienza con `xml`, `Probe XML`; de forma predeterminada, `Probe JSON`",
  "campaigns.calls.schedule": "*Activar* (Activate)",
  "campaigns.alert": "Probe alert",
  "campaigns.alert.why": "Anota con qué llamadas se activa el activador.",
  "campaigns.alert.smart-list":
    "Activador *Se llama al webhook* (Webhook is Called): *es cualquiera* (is any), sin restricciones",
  "campaigns.alert.flow": "*Agregar a lista* (Add to List) `Probe fired`",
  "campaigns.alert.schedule": "*Activar* (Activate)",
  "campaigns.batch": "Probe batch",
  "campaigns.batch.why": "Llama a un webhook donde no está permitido.",
  "campaigns.batch.smart-list": "Filtro *Nombre* (First Name) es `json-batch`",
  "campaigns.batch.flow": "*Llamar al webhook* (Call Webhook) `Probe JSON`",
  "campaigns.batch.schedule": "Déjela por ahora",

  calls: "Haga las llamadas",
  "calls.request":
    "En la lista `Probe`, seleccione todos los posibles clientes: *Acciones de persona* (Person Actions) > *Marketing* > *Solicitar campaña* (Request Campaign) > `Probe calls`. Una sola vez: una segunda llamada vuelve a cambiar la puntuación.",
  "calls.batch": "En `Probe batch`, *Programación* (Schedule) > *Ejecutar una vez* (Run Once).",
  "calls.wait":
    "Espere a que se ejecuten las campañas. En el posible cliente `json-control`, cada campo que creó tiene ahora otro valor; si alguno no lo tiene, falta su asignación.",

  reading: "Lea qué ha pasado",
  "reading.leads":
    "Guarde como leads.json lo que la API de REST devuelve de los posibles clientes de la lista `Probe`. LIST_ID es el número que sigue a ST en la dirección de la página de la lista:",
  "reading.fired": "Guarde como fired.json los posibles clientes de la lista `Probe fired`:",
  "reading.error-type":
    "Abra el registro de actividad de los posibles clientes `json-blank` y `json-missing`, y anote el «Tipo de error» (Error Type) de *Llamar al webhook* (Call Webhook).",
  "reading.read": "Léalo todo, con lo que anotó en lugar de TYPE. Omita lo que no tenga; lo que depende de ello queda abierto:",
  "reading.report":
    "El resultado dice qué hace su instancia. Envíelo, por favor, como incidencia «What I saw in an instance»: convierte una suposición en una observación para todos.",
  "reading.again":
    "Para repetirlo, por ejemplo tras corregir una asignación: vacíe `Probe fired`, vuelva a importar leads.csv, que devuelve los posibles clientes a su estado inicial, y haga las llamadas otra vez.",
  "reading.after": "Después puede eliminar los posibles clientes, las campañas y los webhooks, y ocultar los campos.",
};
