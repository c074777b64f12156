/** Where the person is, as one value, and how a screen goes elsewhere. There is no address bar, so there is no router. */
import { createContext, useContext } from 'react';
import type { ClientId, NoteId } from '../../shared/domain/ids.ts';

export type ClientPanel = 'note' | 'notes' | 'safety' | 'invite' | 'details';

export const settingsSections = [
  'practice',
  'security',
  'backups',
  'audit',
  'messages',
  'relay',
  'appearance',
  'about',
] as const;
export type SettingsSection = (typeof settingsSections)[number];

export type Route =
  | {
      readonly name: 'clients';
      readonly clientId?: ClientId;
      /** The timeline key of the item to show and mark. */
      readonly jumpTo?: string;
      readonly panel?: ClientPanel;
      /** The note that the panel shows. */
      readonly noteId?: NoteId;
    }
  | { readonly name: 'notes'; readonly noteId?: NoteId }
  | { readonly name: 'record'; readonly clientId?: ClientId }
  | { readonly name: 'settings'; readonly section?: SettingsSection };

export type RouteName = Route['name'];

export type Navigation = {
  readonly route: Route;
  go(route: Route): void;
};

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
