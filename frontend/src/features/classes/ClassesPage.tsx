import { Button } from '@mantine/core';
import { IconSchool } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classesQuery, meQuery } from '../../api/resources';
import { EmptyState } from '../../ui/EmptyState';
import { Loaded } from '../../ui/Loaded';
import { Loading } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { ClassCard } from './ClassCard';
import classes from './classes.module.css';
import { JoinForm } from './JoinForm';
import { NewClass } from './NewClass';
import { PushedList } from './PushedList';

/** The classes that somebody teaches or is in. */
export function ClassesPage() {
  const { t } = useTranslation('classes');
  const { data: me } = useQuery(meQuery);
  const all = useQuery(classesQuery);
  const [making, setMaking] = useState(false);
  const teacher = me !== undefined && me?.role !== 'student';
  const make = (
    <Button
      onClick={() => {
        setMaking(true);
      }}
    >
      {t('make.open')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      lead={t(teacher ? 'leadTeaching' : 'leadStudent')}
      actions={teacher && all.data && all.data.length > 0 ? make : undefined}
    >
      <Loaded query={all} loading={<Loading rows={2} height={96} />}>
        {(list) =>
          list.length > 0 ? (
            <ul className={classes.cards}>
              {list.map((one) => (
                <li key={one.id}>
                  <ClassCard one={one} />
                </li>
              ))}
            </ul>
          ) : (
            <EmptyState
              icon={<IconSchool size={28} stroke={1.4} />}
              title={t('none')}
              action={teacher ? make : <JoinForm />}
            >
              {t(teacher ? 'noneTeaching' : 'noneStudent')}
            </EmptyState>
          )
        }
      </Loaded>
      {!teacher && all.data && all.data.length > 0 && (
        <>
          <section className={classes.section} aria-labelledby="pushed">
            <h2 id="pushed">{t('push.list')}</h2>
            <PushedList />
          </section>
          <section className={classes.section} aria-labelledby="join">
            <h2 id="join">{t('join.title')}</h2>
            <JoinForm />
          </section>
        </>
      )}
      <NewClass
        opened={making}
        close={() => {
          setMaking(false);
        }}
      />
    </Page>
  );
}
