/** Where the person is, as one value, and how a screen goes elsewhere. There is no address bar, so there is no router. */
import { createContext, useContext } from 'react';
import type { Input } from '../../shared/contract/index.ts';
import type { ClientId, MessageId, NoteId, RequestId } from '../../shared/domain/ids.ts';
import type { Audience, ReleasePart } from '../../shared/domain/release.ts';

export type ClientPanel = 'note' | 'notes' | 'forms' | 'safety' | 'invite' | 'details';

export const settingsSections = [
  'practice',
  'security',
  'ways',
  'backups',
  'will',
  'audit',
  'messages',
  'relay',
  'appearance',
  'about',
] as const;
export type SettingsSection = (typeof settingsSections)[number];

/** What concerns all clients of the practice. */
export const practiceSections = [
  'policy',
  'forms',
  'adoption',
  'requests',
  'disclosures',
  'retention',
  'rehearsal',
] as const;
export type PracticeSection = (typeof practiceSections)[number];

/** What a record begins with where it is asked for elsewhere; the person sees all of it and can change it. Days as `2026-03-01`. */
export type ReleasePreset = {
  readonly audience?: Audience;
  readonly fromDay?: string;
  readonly toDay?: string;
  readonly parts?: readonly ReleasePart[];
  readonly recipient?: string;
  readonly reason?: string;
  readonly authority?: string;
  readonly formats?: Input<'records.export'>['formats'];
  readonly locale?: Input<'records.export'>['locale'];
  /** The request for the record that this answers: the export closes it. */
  readonly requestId?: RequestId;
};

export type Route =
  | {
      readonly name: 'clients';
      readonly clientId?: ClientId;
      /** The timeline key of the item to show and mark. */
      readonly jumpTo?: string;
      /** The timeline key of the item to begin at, because the person was there before a lock. */
      readonly returnTo?: string;
      readonly panel?: ClientPanel;
      /** The note that the panel shows. */
      readonly noteId?: NoteId;
      /** The form that was asked, or the answer, that the panel shows. */
      readonly answerId?: MessageId;
    }
  | { readonly name: 'notes'; readonly noteId?: NoteId }
  | { readonly name: 'record'; readonly clientId?: ClientId; readonly preset?: ReleasePreset }
  | { readonly name: 'practice'; readonly section?: PracticeSection }
  | { readonly name: 'settings'; readonly section?: SettingsSection };

export type RouteName = Route['name'];

export type Navigation = {
  readonly route: Route;
  go(route: Route): void;
  /** The topmost item of the open conversation; undefined while its newest is read. */
  sawTop(key: string | undefined): void;
};

/** Where the person was when the vault was locked: ids and no word, in memory alone. */
export type Place = { readonly route: Route; readonly top: string | undefined };

export type PlaceKeeper = { last(): Place; note(place: Place): void };

export function createPlaceKeeper(): PlaceKeeper {
  let last: Place = { route: { name: 'clients' }, top: undefined };
  return {
    last: () => last,
    note(place) {
      last = place;
    },
  };
}

/** The way back: a conversation begins at the item that stood at the top. */
export function routeBackTo({ route, top }: Place): Route {
  if (route.name !== 'clients') return route;
  const { jumpTo: _arrived, returnTo: _before, ...rest } = route;
  return top === undefined ? rest : { ...rest, returnTo: top };
}

/** A wish to start a new client, from the menu, the keyboard or an empty list: ClientsScreen answers with its dialog. */
export type NewClientWish = {
  readonly isOpen: boolean;
  open(): void;
  close(): void;
};

export const NavigationContext = createContext<Navigation | undefined>(undefined);
export const NewClientContext = createContext<NewClientWish | undefined>(undefined);

export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext);
  if (navigation === undefined) throw new Error('useNavigation outside the shell');
  return navigation;
}

export function useNewClientWish(): NewClientWish {
  const wish = useContext(NewClientContext);
  if (wish === undefined) throw new Error('useNewClientWish outside the shell');
  return wish;
}
