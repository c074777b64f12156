/** A signature: the name as it is typed, the date, and beside them a drawing for those who like. The typed name is what counts. */
import { useRef, useState } from 'react';
import type { PointerEvent, ReactNode } from 'react';
import { drawingField } from '../../shared/domain/forms/answers.ts';
import type { Answer, Drawing, Point } from '../../shared/domain/forms/answers.ts';
import { strokePath } from '../../shared/domain/forms/drawing.ts';
import { formLimits } from '../../shared/domain/forms/form.ts';
import { useWords } from '../i18n/use-words.ts';

type Signature = Extract<Answer, { readonly kind: 'signature' }>;

export type SignatureFieldProps = {
  readonly id: string;
  readonly label: ReactNode;
  readonly needed: ReactNode;
  readonly isRequired: boolean;
  readonly signature: Signature | undefined;
  /** `YYYY-MM-DD`: the date of a signature that was given none. */
  readonly today: string;
  readonly onChange: (signature: Signature | undefined) => void;
};

/** Points nearer than this to the one before say nothing new. */
const LEAST_STEP = 6;

export function SignatureField(props: SignatureFieldProps) {
  const { id, label, needed, isRequired, signature, today, onChange } = props;
  const { say } = useWords();
  const name = signature?.name ?? '';
  const drawing = signature?.drawing ?? [];
  const [isDrawing, setIsDrawing] = useState(drawing.length > 0);

  const put = (next: string, strokes: Drawing, day = signature?.day) => {
    const dated = day !== undefined && day !== today && { day };
    const isEmpty = next === '' && strokes.length === 0 && dated === false;
    const given = { kind: 'signature', name: next, ...dated, ...(strokes.length > 0 && { drawing: strokes }) } as const;
    onChange(isEmpty ? undefined : given);
  };

  return (
    <div className="field">
      <label htmlFor={id} dir="auto">
        {label}
      </label>
      <p id={`${id}-hint`} className="hint">
        {say('formSignHint')}
      </p>
      {needed}
      <input
        id={id}
        type="text"
        className="signed-name"
        dir="auto"
        autoComplete="name"
        maxLength={formLimits.nameCharacters}
        value={name}
        aria-required={isRequired}
        aria-invalid={needed !== null}
        aria-describedby={`${id}-hint`}
        onChange={(event) => put(event.target.value, drawing)}
      />
      <label htmlFor={`${id}-day`}>{say('formSignDay')}</label>
      <input
        id={`${id}-day`}
        type="date"
        min="1900-01-01"
        max="2200-12-31"
        required
        value={signature?.day ?? today}
        onChange={(event) => put(name, drawing, event.target.value === '' ? today : event.target.value)}
      />
      {isDrawing ? (
        <>
          <DrawingField drawing={drawing} onChange={(strokes) => put(name, strokes)} />
          <div className="actions">
            <button
              type="button"
              className="quiet"
              onClick={() => {
                put(name, []);
                setIsDrawing(false);
              }}
            >
              {say('formDrawNot')}
            </button>
            {drawing.length > 0 ? (
              <button type="button" className="quiet" onClick={() => put(name, [])}>
                {say('formDrawClear')}
              </button>
            ) : null}
          </div>
        </>
      ) : (
        <div className="actions">
          <button type="button" className="quiet" onClick={() => setIsDrawing(true)}>
            {say('formDraw')}
          </button>
        </div>
      )}
    </div>
  );
}

function DrawingField({ drawing, onChange }: { drawing: Drawing; onChange: (drawing: Drawing) => void }) {
  const { say } = useWords();
  const field = useRef<SVGSVGElement>(null);
  const stroke = useRef<Point[]>(undefined);
  const [, setTurn] = useState(0);
  const points = drawing.reduce((sum, { length }) => sum + length, 0);

  const pointOf = (event: PointerEvent): Point | undefined => {
    const box = field.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0 || box.height === 0) return undefined;
    const along = (at: number, size: number) => Math.round(Math.min(Math.max(at, 0), 1) * size);
    return [
      along((event.clientX - box.left) / box.width, drawingField.width),
      along((event.clientY - box.top) / box.height, drawingField.height),
    ];
  };

  const begin = (event: PointerEvent<SVGSVGElement>) => {
    const point = pointOf(event);
    if (event.button !== 0 || point === undefined || points >= formLimits.drawingPoints) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    stroke.current = [point];
    setTurn((turn) => turn + 1);
  };

  const move = (event: PointerEvent) => {
    const drawn = stroke.current;
    const last = drawn?.at(-1);
    const point = pointOf(event);
    if (drawn === undefined || last === undefined || point === undefined) return;
    if (points + drawn.length >= formLimits.drawingPoints) return;
    if (Math.hypot(point[0] - last[0], point[1] - last[1]) < LEAST_STEP) return;
    drawn.push(point);
    setTurn((turn) => turn + 1);
  };

  const end = () => {
    const drawn = stroke.current;
    stroke.current = undefined;
    if (drawn !== undefined) onChange([...drawing, drawn]);
  };

  const strokes = stroke.current === undefined ? drawing : [...drawing, stroke.current];
  return (
    <svg
      ref={field}
      className="signature drawable"
      viewBox={`0 0 ${String(drawingField.width)} ${String(drawingField.height)}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={say(drawing.length > 0 ? 'formDrawn' : 'formDrawHere')}
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
    >
      {strokes.map((points, index) => (
        <path key={index} d={strokePath(points)} />
      ))}
    </svg>
  );
}
