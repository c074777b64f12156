/** The words of practice mode, in Spanish. */
import type { practiceMode as english } from '../en/practice-mode.ts';
import type { Translation } from '../translation.ts';

export const practiceMode: Translation<typeof english> = {
  'practiceMode.loading': 'Abriendo el modo de ensayo',
  'practiceMode.lead':
    'Ayuda a un cliente imaginario a entrar, a perder el teléfono y volver, y contesta a un mensaje angustiado, antes de hacerlo con una persona que necesita tu calma.',
  'practiceMode.apart':
    'Funciona sobre un almacén propio, que se borra al final. Nada de ello entra en tus clientes, tus expedientes ni tus copias de seguridad.',
  'practiceMode.start': 'Empezar el ensayo',
  'practiceMode.place': 'Quién hace de cliente',
  'practiceMode.place.here': 'Una ventana en este equipo',
  'practiceMode.place.network': 'Una ventana, o un teléfono de esta red ({address})',
  'practiceMode.place.hint': 'Con un teléfono ves lo que tu cliente ve en la mano. Tiene que estar en la misma red.',
  'practiceMode.place.none': 'Este equipo no está ahora en ninguna red local, así que no puede participar un teléfono.',
  'practiceMode.network.title': 'Otros de esta red podrán llegar al ensayo',
  'practiceMode.network.text':
    'Mientras dure el ensayo, este equipo responde en {address}, solo para la consulta imaginaria. La página llega al teléfono por http sin cifrar: su código podría cambiarse por el camino, el navegador guarda menos, y no funcionan ni instalarla ni la cámara. Para ensayar basta; un cliente de verdad nunca recibe un enlace así.',
  'practiceMode.addressGone': 'Esa red ya no está. No se ha empezado nada; elige de nuevo.',
  'practiceMode.failed': 'El ensayo no ha podido empezar aquí. Tu consulta sigue intacta. Inténtalo de nuevo.',
  'practiceMode.client': 'Cliente imaginario',
  'practiceMode.practice': 'SOLO ENSAYO: {name}',
  'practiceMode.window': 'Ensayo: el teléfono del cliente imaginario',
  'practiceMode.mark': 'Ensayo: aquí nadie es real',
  'practiceMode.mark.here': 'Todo esto se queda en este equipo y se borra cuando lo termines.',
  'practiceMode.mark.network':
    'Este equipo responde en {address} hasta que termines. Escanea el código de la invitación con tu teléfono. Al final se borra todo.',
  'practiceMode.open': 'Abrir el teléfono del cliente',
  'practiceMode.lose': 'Perder el teléfono',
  'practiceMode.end': 'Terminar el ensayo',
  'practiceMode.noInvite': 'No hay ninguna invitación abierta. Haz antes una en la conversación.',
  'practiceMode.steps': 'Qué ensayar',
  'practiceMode.screens': 'La consulta imaginaria',
  'practiceMode.done': 'Hecho',
  'practiceMode.open.step': 'Todavía sin hacer',
  'practiceMode.step.invited': 'Invitar',
  'practiceMode.step.invited.do': 'Haz la invitación. Mira la hoja que un cliente se llevaría a casa.',
  'practiceMode.step.invited.say': '«Te enseño cómo nos escribimos. Es un minuto, y puedes parar cuando quieras.»',
  'practiceMode.step.joined': 'Ayudarle a entrar',
  'practiceMode.step.joined.do': 'Abre el teléfono del cliente, pon allí un nombre y déjale entrar aquí.',
  'practiceMode.step.joined.say': '«Sin prisa. Ahí ves mi nombre; si es otro, dímelo. Ahora te dejo entrar.»',
  'practiceMode.step.signed': 'Que firme la política',
  'practiceMode.step.signed.do':
    'En el teléfono del cliente, abre el formulario que llegó al entrar, léelo como lo leería un cliente y firma con un nombre.',
  'practiceMode.step.signed.say':
    '«Así usamos los mensajes: cuándo contesto y qué hacer si no puede esperar. Si quieres, léelo en casa. Puedes decir que no, y seguimos escribiéndonos.»',
  'practiceMode.step.verified': 'Comparar el número de seguridad',
  'practiceMode.step.verified.do':
    'Abre el número de seguridad en ambos lados, leedlo en voz alta y di aquí que coincide.',
  'practiceMode.step.verified.say': '«Nos leemos estos números una vez, para saber que no hay nadie en medio.»',
  'practiceMode.step.phone-lost': 'Traerle de vuelta tras perder el teléfono',
  'practiceMode.step.phone-lost.do':
    'Pulsa «Perder el teléfono». Luego haz una invitación nueva, abre otra vez el teléfono del cliente, entra y déjale pasar.',
  'practiceMode.step.phone-lost.say': '«Eso pasa. Lo que escribiste sigue aquí conmigo. Te hago una nueva entrada.»',
  'practiceMode.step.upset-heard': 'Recibir un mensaje angustiado',
  'practiceMode.step.upset-heard.do': 'Escribe en el teléfono del cliente: «No puedo más. No sé qué hacer esta noche.»',
  'practiceMode.step.upset-heard.say': 'Suelta el aire una vez antes de contestar.',
  'practiceMode.step.calm-answer': 'Contestar con calma y decir a quién llamar',
  'practiceMode.step.calm-answer.do':
    'Contesta aquí y nombra el número para una emergencia: el tuyo o 112, 024, 911, 988.',
  'practiceMode.step.calm-answer.say':
    '«Lo he leído, y me alegro de que hayas escrito. No siempre estoy aquí. Si puedes hacerte daño, llama ahora al 112; hablamos mañana a las diez.»',
  'practiceMode.end.title': '¿Terminar el ensayo?',
  'practiceMode.end.text': 'La consulta imaginaria se borra. Lo que hiciste puede quedar como constancia con fecha.',
  'practiceMode.end.name': 'Tu nombre en la constancia',
  'practiceMode.end.name.needed': 'Di de quién es la constancia.',
  'practiceMode.end.keep': 'Guardar la constancia y terminar',
  'practiceMode.end.without': 'Terminar sin constancia',
  'practiceMode.records': 'Lo que se ha ensayado',
  'practiceMode.record.row': '{name}, {when}: {done} de {all} pasos',
  'practiceMode.record.title': 'Constancia de un ensayo',
  'practiceMode.record.print': 'Imprimir esta constancia',
  'practiceMode.record.name': 'Nombre',
  'practiceMode.record.when': 'Cuándo',
  'practiceMode.record.between': '{from} a {to}',
  'practiceMode.record.how': 'Cómo',
  'practiceMode.record.here': 'Con una ventana en el mismo equipo',
  'practiceMode.record.network': 'Con un teléfono de la red local que podía participar',
  'practiceMode.record.version': 'Versión',
  'practiceMode.record.doneAt': 'hecho a las {time}',
  'practiceMode.record.notDone': 'sin hacer',
  'practiceMode.record.signature': 'Firma y fecha: ________________________________',
};
