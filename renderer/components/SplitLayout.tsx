/** List, main column and side panel; the two outer ones resize by pointer and arrow keys and remember their width. */
import { type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { classNames } from './class-names.ts';
import styles from './split-layout.module.css';

type SplitLayoutProps = {
  readonly list: ReactNode;
  readonly main: ReactNode;
  /** Undefined: closed. */
  readonly panel?: ReactNode;
  readonly listLabel: string;
  readonly panelLabel?: string;
  /** Which column a narrow window shows. */
  readonly showing: 'list' | 'main';
  /** Names the remembered widths; screens with the same name share them. */
  readonly name?: string;
};

type Column = { readonly key: string; readonly usual: number; readonly least: number; readonly most: number };

const arrowStep = 16;

export function SplitLayout({ list, main, panel, listLabel, panelLabel, showing, name = 'main' }: SplitLayoutProps) {
  const text = useText();
  const listColumn = { key: `quietline.width.${name}.list`, usual: 320, least: 240, most: 480 };
  const panelColumn = { key: `quietline.width.${name}.panel`, usual: 360, least: 300, most: 560 };
  const [listWidth, setListWidth] = useState(() => rememberedWidth(listColumn));
  const [panelWidth, setPanelWidth] = useState(() => rememberedWidth(panelColumn));
  const widths = { '--list-width': `${listWidth}px`, '--panel-width': `${panelWidth}px` } as CSSProperties;
  return (
    <div className={styles['layout']} style={widths}>
      <div className={classNames(styles['columns'], showing === 'list' ? styles['showsList'] : styles['showsMain'])}>
        <section className={styles['list']} aria-label={listLabel}>
          {list}
        </section>
        <Separator
          className={styles['listSeparator']}
          label={text('components.resizeList')}
          column={listColumn}
          width={listWidth}
          grows="right"
          onResize={setListWidth}
        />
        <div className={styles['main']}>{main}</div>
        {panel !== undefined && (
          <>
            <Separator
              className={styles['panelSeparator']}
              label={text('components.resizePanel')}
              column={panelColumn}
              width={panelWidth}
              grows="left"
              onResize={setPanelWidth}
            />
            <aside className={styles['panel']} aria-label={panelLabel}>
              {panel}
            </aside>
          </>
        )}
      </div>
    </div>
  );
}

type SeparatorProps = {
  readonly label: string;
  readonly column: Column;
  readonly width: number;
  /** Towards which side the column becomes wider. */
  readonly grows: 'left' | 'right';
  readonly className: string | undefined;
  onResize(width: number): void;
};

function Separator({ label, column, width, grows, className, onResize }: SeparatorProps) {
  const direction = grows === 'right' ? 1 : -1;

  function resize(next: number): void {
    const bounded = Math.round(Math.min(column.most, Math.max(column.least, next)));
    onResize(bounded);
    localStorage.setItem(column.key, String(bounded));
  }

  function press(event: KeyboardEvent): void {
    const steps = { ArrowLeft: -arrowStep, ArrowRight: arrowStep }[event.key];
    if (event.key === 'Home') resize(column.least);
    else if (event.key === 'End') resize(column.most);
    else if (steps !== undefined) resize(width + direction * steps);
    else return;
    event.preventDefault();
  }

  function drag(event: PointerEvent<HTMLDivElement>): void {
    if (event.button !== 0) return;
    event.preventDefault();
    const handle = event.currentTarget;
    const startX = event.clientX;
    const startWidth = width;
    handle.setPointerCapture(event.pointerId);
    handle.onpointermove = (move) => resize(startWidth + direction * (move.clientX - startX));
    handle.onlostpointercapture = () => {
      handle.onpointermove = null;
    };
  }

  return (
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={column.least}
      aria-valuemax={column.most}
      className={classNames(styles['separator'], className)}
      onKeyDown={press}
      onPointerDown={drag}
      onDoubleClick={() => resize(column.usual)}
    />
  );
}

function rememberedWidth(column: Column): number {
  const remembered = Number(localStorage.getItem(column.key) ?? Number.NaN);
  return remembered >= column.least && remembered <= column.most ? remembered : column.usual;
}
