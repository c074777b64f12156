/** A plan in one line, for the head of a conversation. */
import type { ChannelPlan } from '../../../shared/domain/channel-plan.ts';
import type { Text } from '../../i18n/use-text.ts';

/** Undefined: nothing was agreed that differs from writing here. */
export function planSummary(plan: ChannelPlan, text: Text): string | undefined {
  const { channel, alternative, people, times, numbers, voicemail, request } = plan;
  const channelWords = text(`channelPlans.value.${channel}`);
  const ways =
    alternative === 'none'
      ? channel === 'app'
        ? []
        : [channelWords]
      : [
          text('channelPlans.banner.ways', {
            channel: channelWords,
            alternative: text(`channelPlans.value.${alternative}`),
          }),
        ];
  const parts = [
    ...ways,
    ...(times === '' ? [] : [times]),
    ...(numbers === '' ? [] : [numbers]),
    ...(voicemail === '' ? [] : [text('channelPlans.banner.voicemail', { words: voicemail })]),
    ...(people === '' ? [] : [text('channelPlans.banner.people', { words: people })]),
    ...(request === undefined ? [] : [text('channelPlans.banner.request', { words: request.wishes })]),
  ];
  return parts.length === 0 ? undefined : text('channelPlans.banner', { words: parts.join(' · ') });
}
