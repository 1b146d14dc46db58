import { Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CourseClass } from '../../api/classes';
import classes from './classes.module.css';
import { ClassLessons } from './ClassLessons';
import { Desk } from './Desk';
import { Gradebook } from './Gradebook';
import { Members } from './Members';

const TABS = ['desk', 'gradebook', 'lessons', 'members'] as const;
type Tab = (typeof TABS)[number];

/** A class for who teaches it. Which part is shown is in the address. */
export function TaughtClass({ one }: { one: CourseClass }) {
  const { t } = useTranslation('classes');
  const { tab } = useSearch({ from: '/signed-in/classes/$id' });
  const navigate = useNavigate();
  const shown: Tab = TABS.find((each) => each === tab) ?? 'desk';
  const show = (chosen: string | null) => {
    void navigate({
      to: '/classes/$id',
      params: { id: one.id },
      search: { tab: chosen ?? 'desk' },
      replace: true,
    });
  };
  return (
    <Tabs value={shown} onChange={show} keepMounted={false}>
      <Tabs.List aria-label={t('tabs.label')} className={classes.tabs}>
        {TABS.map((each) => (
          <Tabs.Tab key={each} value={each}>
            {t(`tabs.${each}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="desk">
        <Desk one={one} />
      </Tabs.Panel>
      <Tabs.Panel value="gradebook">
        <Gradebook one={one} />
      </Tabs.Panel>
      <Tabs.Panel value="lessons">
        <ClassLessons one={one} />
      </Tabs.Panel>
      <Tabs.Panel value="members">
        <Members one={one} />
      </Tabs.Panel>
    </Tabs>
  );
}
